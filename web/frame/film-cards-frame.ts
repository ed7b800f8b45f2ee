// For a page that shows cards in frames and may run a script of its own: gives each frame the height
// that its card has, and tells it the address of the page, which is what the reader copies as the link to a review. Such
// a link leads to the page, and from here into the frame. Put the script on the page, or copy it; it looks after frames
// that come later as well.
//
// <iframe src="https://…/embed.html?film=…" title="Review of …" loading="lazy"></iframe>

(() => {
  addEventListener("message", ({ source, origin, data }) => {
    const height = data?.filmCards?.height;
    if (!Number.isInteger(height)) return;
    for (const frame of document.querySelectorAll("iframe")) {
      // Who speaks must be the window of a card's frame, and must still be where the frame was told to go.
      const address = new URL(frame.src, location.href);
      const isCard = address.origin === origin && address.pathname.endsWith("/embed.html");
      if (!isCard || frame.contentWindow !== source) continue;
      const isNew = !frame.style.height;
      frame.style.height = `${Math.min(Math.max(height, 0), 20000)}px`;
      (source as Window).postMessage({ filmCards: { page: location.href } }, origin);
      if (isNew) follow(frame);
    }
  });

  addEventListener("hashchange", () => document.querySelectorAll("iframe").forEach(follow));

  // A link into the card of a frame: #film-cards/sound-of-metal/2, alone or after the hash of a router.
  function follow(frame: HTMLIFrameElement) {
    const [, link, film] = /(#film-cards\/([^/#]+)[^#]*)$/.exec(location.hash) ?? [];
    const address = new URL(frame.src, location.href);
    if (!film || !address.pathname.endsWith("/embed.html")) return;
    if (encodeURIComponent(address.searchParams.get("film")!) !== film) return;
    frame.contentWindow!.postMessage({ filmCards: { link } }, address.origin);
    frame.scrollIntoView();
  }
})();
