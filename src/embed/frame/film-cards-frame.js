// For a page that shows cards in frames and may run a script of its own: gives each frame the height
// that its card has. Put it on the page, or copy it; it looks after frames that come later as well.
//
// <iframe src="https://…/embed.html?film=…" title="Review of …" loading="lazy"></iframe>

addEventListener("message", ({ source, origin, data }) => {
  const height = data?.filmCards?.height;
  if (!Number.isInteger(height)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    // Who speaks must be the window of a card's frame, and must still be where the frame was told to go.
    const address = new URL(frame.src, location);
    const isCard = address.origin === origin && address.pathname.endsWith("/embed.html");
    if (isCard && frame.contentWindow === source) frame.style.height = `${Math.min(Math.max(height, 0), 20000)}px`;
  }
});
