//! Names for the parts of a page's gallery, as a reader sees them.

/// Functions for expressions in a page: they find the parts of the gallery, count rows and choose filters.
pub const WAYS: &str = "
    window.gallery = () => document.querySelector('film-gallery').shadowRoot;
    window.all = (selector) => [...gallery().querySelectorAll(selector)];
    window.titles = () => all('.film-entry__title').map((title) => title.firstChild && title.textContent.replace(/ [0-9]{4}$/, ''));
    window.count = () => parseInt(gallery().querySelector('.film-gallery__count').textContent.replace(',', ''));
    window.field = (label) => all('label').find((field) => field.textContent.startsWith(label)).querySelector('input, select');
    window.choose = (label, value) => {
        field(label).value = value;
        field(label).dispatchEvent(new Event('change', { bubbles: true }));
    };
    window.search = (text) => {
        field('Search').value = text;
        field('Search').dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
";
