// For pages that show cards in frames and can run a script. It gives each frame the height of its card, and sends it
// the address of the page, so that the link to a review leads to the page. When a reader follows such a link, this
// script passes it on to the frame. Put it on the page, or copy it; it also works for frames that are added later.
//
// <iframe src="https://…/embed.html?film=…" title="Review of …" loading="lazy"></iframe>

(() => {
  addEventListener("message", ({ source, origin, data }) => {
    const height = data?.filmCards?.height;
    if (!Number.isInteger(height)) return;
    for (const frame of document.querySelectorAll("iframe")) {
      // The message must come from the window of a frame with a card, which must not have navigated to another origin.
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

  // Passes on a link to a card: #film-cards/sound-of-metal/2, alone or after the hash of a router.
  function follow(frame: HTMLIFrameElement) {
    const [, link, film] = /(#film-cards\/([^/#]+)[^#]*)$/.exec(location.hash) ?? [];
    const address = new URL(frame.src, location.href);
    if (!film || !address.pathname.endsWith("/embed.html")) return;
    if (encodeURIComponent(address.searchParams.get("film")!) !== film) return;
    frame.contentWindow!.postMessage({ filmCards: { link } }, address.origin);
    frame.scrollIntoView();
  }
})();
