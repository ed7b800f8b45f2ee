// Hindi.
export const units = "long";
export default `
direction = ltr
between = {first}, {next}

read = समीक्षा पढ़ें
continue = आगे पढ़ें
less = कम दिखाएँ
show_spoiler = स्पॉइलर दिखाएँ
hide_spoiler = स्पॉइलर छिपाएँ
original = मूल लेख

all_credits = पूरी जानकारी
fewer_credits = कम जानकारी
directed_by = निर्देशन
written_by = लेखन
with = कलाकार
as = {part} की भूमिका में
more = one: {n} और | other: {n} और
released_by = वितरण
countries = देश
running_time = अवधि
certificate = सर्टिफ़िकेट

more_reviews = one: {n} और समीक्षा | other: {n} और समीक्षाएँ
average = one: {n} रेटिंग का औसत | other: {n} रेटिंगों का औसत
graded = one: {n} में से {graded} समीक्षा में रेटिंग | other: {n} में से {graded} समीक्षाओं में रेटिंग
grade = रेटिंग: {grade}
no_grade = कोई रेटिंग नहीं
gave_no_grade = समीक्षक ने रेटिंग नहीं दी
together = औसत: 100 में से {value}
mean = one: 100 में से {value}, {n} रेटिंग से | other: 100 में से {value}, {n} रेटिंगों का औसत
of_100 = {grade}: 100 में से {value}
by_metacritic = {grade}: 100 में से {value}, Metacritic की तालिका के अनुसार
in_proportion = {grade}: 100 में से {value}, अनुपात से

numbers = 0 1 2 3 4 5 6 7 8 9 10
plus = {letter} प्लस
minus = {letter} माइनस
out_of = {total} में से {n}
stars = one: {n} सितारा | other: {n} सितारे
half_star = आधा सितारा
half_stars = {n}.5 सितारे
stars_of = {total} में से {n} सितारे
half_stars_of = {total} में से {n}.5 सितारे

copy_link = लिंक कॉपी करें
copied = लिंक कॉपी हो गया
share = साझा करें
`;
