// What a card says in English.
const month = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const numbers = "zero one two three four five six seven eight nine ten".split(" ");

export const number = (n) => numbers[n] ?? `${n}`;
export const date = (written) => (/^\d{4}-\d\d-\d\d$/.test(written) ? month.format(new Date(written)) : written);
export const minutes = (n) => `${n} min`;
export const hours = (n) => [n >= 60 && `${Math.floor(n / 60)} h`, n % 60 && `${n % 60} min`].filter(Boolean).join(" ");
export const plural = (n, one, other) => `${n} ${n === 1 ? one : other}`;
