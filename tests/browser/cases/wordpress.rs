//! The plugin in a real WordPress: its administration, its block editor, and what visitors get. `cargo xtask test` starts
//! a site for each case, with an administrator `admin` and an author `author`, whose passwords are their names.

use crate::page::Page;
use serde_json::{Value, json};
use std::env;
use std::fs;
use std::path::PathBuf;

/// A review as its critic types it.
const REVIEW: &str = "Low Water (2024)

Mara Quill films the last dredger on a river, and \"the man\" who will not leave it -- Tomas Vale (Bo Law).

Directed by Mara Quill. With Bo Law. 98 min.

Grade: B+";

/// A running site.
struct Blog<'a> {
    page: &'a Page,
    /// Its address.
    origin: String,
    /// Its folder `wp-content`.
    content: PathBuf,
}

impl<'a> Blog<'a> {
    /// The site of a case, with the plugin, which an administrator has uploaded.
    async fn with_plugin(page: &'a Page, case: &str) -> Blog<'a> {
        let sites = PathBuf::from(env::var_os("FILM_CARDS_WORDPRESS").expect("the sites"));
        let folder = sites.join(case);
        let origin = fs::read_to_string(folder.join("origin")).expect("an address");
        let blog = Blog { page, origin, content: folder.join("content") };
        blog.log_in("admin").await;
        blog.go("wp-admin/plugin-install.php?tab=upload").await;
        page.type_into("document.querySelector('#pluginzip')", &sites.join("film-cards.zip").to_string_lossy()).await;
        page.run("document.querySelector('#install-plugin-submit').click()").await;
        page.until("document.querySelector('.button-primary[href*=\"action=activate\"]')").await;
        page.run("document.querySelector('.button-primary[href*=\"action=activate\"]').click()").await;
        page.until("document.querySelector('#deactivate-film-cards')").await;
        blog
    }

    async fn go(&self, path: &str) {
        // A page that has unsaved changes would ask.
        self.page.run("window.onbeforeunload = null").await;
        self.page.go(&format!("{}/{path}", self.origin)).await;
    }

    async fn log_in(&self, name: &str) {
        self.log_out().await;
        self.go("wp-login.php").await;
        // Not typed: the page moves the focus a moment after it has loaded.
        let form = "document.querySelector('#user_login').value = document.querySelector('#user_pass').value = NAME;
                    document.querySelector('#loginform').submit()";
        self.page.run(&form.replace("NAME", &json!(name).to_string())).await;
        self.page.until("document.querySelector('#wpadminbar')").await;
    }

    async fn log_out(&self) {
        self.go("wp-login.php").await;
        self.page.forget_cookies().await;
    }

    /// Opens the editor with a new post.
    async fn new_post(&self) {
        self.edit("wp-admin/post-new.php").await;
    }

    async fn edit(&self, path: &str) {
        self.go(path).await;
        self.page
            .until("wp.data.select('core/editor').getCurrentPostId() && document.querySelector('.editor-post-title')")
            .await;
    }

    /// Writes a post over the interface for scripts, as the user who is logged in. The editor has to be open. Returns its
    /// address.
    async fn post(&self, content: &str, more: Value) -> String {
        let mut data = json!({ "title": "A post", "status": "publish", "content": content });
        let Value::Object(more) = more else { panic!("{more} is no object") };
        data.as_object_mut().expect("an object").extend(more);
        let link = self
            .page
            .get(&format!(
                "wp.apiFetch({{ path: '/wp/v2/posts', method: 'POST', data: {data} }}).then((post) => post.link)"
            ))
            .await;
        link.as_str().unwrap_or_else(|| panic!("not published: {link}")).to_owned()
    }

    /// What a visitor gets from an address: the status and the text.
    async fn fetched(&self, address: &str, options: &str) -> (u64, String) {
        let expression = format!(
            "fetch({}, {{ credentials: 'omit', redirect: 'manual', ...{options} }}).then(async (got) => [got.status, await got.text()])",
            json!(address)
        );
        let got = self.page.get(&expression).await;
        (got[0].as_u64().unwrap_or_else(|| panic!("{got}")), got[1].as_str().expect("a text").to_owned())
    }

    /// What PHP has complained of in the files of the plugin.
    fn complaints(&self) -> Vec<String> {
        let log = fs::read_to_string(self.content.join("debug.log")).unwrap_or_default();
        log.lines().filter(|line| line.contains("plugins/film-cards")).map(str::to_owned).collect()
    }

    /// Ends the case: neither PHP nor the browser may complain of the plugin. The server does not know WebAssembly, as
    /// many do not, and the console may say so.
    async fn is_quiet(&self) {
        assert_eq!(self.complaints(), Vec::<String>::new());
        let lines = self.page.console().await.into_iter();
        let ours = |line: &String| line.contains("film-cards: ") && !line.contains("Content-Type: application/wasm");
        assert_eq!(lines.filter(ours).collect::<Vec<_>>(), Vec::<String>::new());
    }
}

pub async fn a_critic_installs_the_plugin_and_writes(page: Page) {
    page.resize(1200, 900).await;
    let blog = Blog::with_plugin(&page, "a_critic_installs_the_plugin_and_writes").await;

    // The settings.
    blog.go("wp-admin/options-general.php?page=film-cards").await;
    page.run("document.querySelector('#film-cards-theme').value = 'dark'").await;
    page.run("document.querySelector('#film-cards-links').value = 'letterboxd'").await;
    page.picture("wordpress-settings").await;
    page.run("document.querySelector('#submit').click()").await;
    page.until("document.querySelector('#setting-error-settings_updated')").await;
    page.holds("document.querySelector('#film-cards-theme').value === 'dark'").await;

    // The block.
    blog.new_post().await;
    page.run("wp.data.dispatch('core/editor').editPost({ title: 'The last dredger' })").await;
    page.run("wp.data.dispatch('core/block-editor').insertBlock(wp.blocks.createBlock('film-cards/review'))").await;
    page.until("document.activeElement.matches('.film-cards-text')").await;
    page.type_into("document.activeElement", REVIEW).await;
    page.until(&shows("document.querySelector('.film-cards-preview film-card')", &["Low Water", "B+", "dredger"]))
        .await;
    page.until(
        "wp.data.select('core/block-editor').getBlocks()[0].attributes.movies?.[0].reviews[0].grade.value === 83",
    )
    .await;
    page.picture("wordpress-editor").await;

    // Publishing asks once more.
    page.run("document.querySelector('.editor-post-publish-panel__toggle').click()").await;
    page.until("document.querySelector('.editor-post-publish-button:not([aria-disabled=true])')").await;
    page.run("document.querySelector('.editor-post-publish-button').click()").await;
    page.until(
        "wp.data.select('core/editor').isCurrentPostPublished() && !wp.data.select('core/editor').isSavingPost()",
    )
    .await;
    let address = page.get("wp.data.select('core/editor').getPermalink()").await;
    let address = address.as_str().expect("an address");
    let id = page.get("wp.data.select('core/editor').getCurrentPostId()").await;

    // The editor finds in the post what it has written.
    blog.edit(&format!("wp-admin/post.php?post={id}&action=edit")).await;
    page.until("wp.data.select('core/block-editor').getBlocks().length === 1").await;
    page.holds("wp.data.select('core/block-editor').getBlocks()[0].isValid").await;
    page.holds(&format!("wp.data.select('core/block-editor').getBlocks()[0].attributes.text === {}", json!(REVIEW)))
        .await;
    page.until(&shows("document.querySelector('.film-cards-preview film-card')", &["Low Water"])).await;
    page.holds("!wp.data.select('core/editor').isEditedPostDirty()").await;

    becomes_a_block_of_older_texts(&page).await;

    // A visitor.
    blog.log_out().await;
    page.go(address).await;
    page.until(&shows("document.querySelector('film-card')", &["Low Water", "B+", "dredger"])).await;
    page.holds("document.querySelector('script[src*=\"film-cards.js\"]').dataset.theme === 'dark'").await;
    page.holds(
        "document.querySelector('film-card').shadowRoot.querySelector('a[href^=\"https://letterboxd.com/\"]') !== null",
    )
    .await;
    page.holds(
        "performance.getEntriesByType('resource').every(({ name }) => new URL(name).origin === location.origin)",
    )
    .await;
    let data = page.get("JSON.parse(document.head.querySelector('script[type=\"application/ld+json\"]').text)").await;
    assert_eq!(
        (&data["@type"], &data["name"], &data["datePublished"]),
        (&json!("Movie"), &json!("Low Water"), &json!("2024"))
    );
    assert_eq!(data["director"], json!([{ "@type": "Person", "name": "Mara Quill" }]));
    assert_eq!(data["actor"][0]["characterName"], "Tomas Vale");
    let review = &data["review"][0];
    assert_eq!((&review["author"]["name"], &review["publisher"]["name"]), (&json!("admin"), &json!("North Weekly")));
    assert_eq!(review["reviewRating"]["ratingValue"], 83);
    page.picture("wordpress-post").await;

    // No script runs in feeds and excerpts: they have the text.
    let (_, feed) = blog.fetched(&format!("{}/?feed=rss2", blog.origin), "{}").await;
    assert!(feed.contains("<p>Mara Quill films the last dredger on a river"), "{feed}");
    assert!(!feed.contains("film-card") && !feed.contains("<script"), "{feed}");
    let (_, excerpt) =
        blog.fetched(&format!("{}/?rest_route=/wp/v2/posts/{id}&_fields=excerpt", blog.origin), "{}").await;
    assert!(excerpt.contains("Mara Quill films the last dredger"), "{excerpt}");

    // Nothing of the plugin stays but the text in the post.
    blog.log_in("admin").await;
    blog.go("wp-admin/options.php").await;
    page.holds("document.querySelector('[name=film_cards]') !== null").await;
    blog.go("wp-admin/plugins.php").await;
    page.run("document.querySelector('#deactivate-film-cards').click()").await;
    page.until("document.querySelector('#activate-film-cards') && document.querySelector('#delete-film-cards')").await;
    page.click("document.querySelector('#delete-film-cards')").await;
    page.agree().await;
    page.until("document.querySelector('#film-cards-deleted, tr[data-slug=film-cards].deleted')").await;
    assert!(!blog.content.join("plugins/film-cards").exists());
    blog.go("wp-admin/options.php").await;
    page.holds(
        "document.querySelector('[name=blogname]') && !document.documentElement.innerHTML.includes('film_cards')",
    )
    .await;
    page.go(address).await;
    page.holds(
        "document.querySelector('pre.wp-block-film-cards-review').innerText.includes('the last dredger on a river')",
    )
    .await;
    page.holds("!document.querySelector('film-card, script[src*=film-cards], script[type=\"application/ld+json\"]')")
        .await;
    blog.is_quiet().await;
}

/// What an older post has becomes the block: paragraphs, shortcodes, what is pasted. The text is the same.
async fn becomes_a_block_of_older_texts(page: &Page) {
    let text = "# Low Water\n\nMara *Quill* films\na river.\n\n- one\n\n- two\n\nGrade: B+";
    let blocks = "<!-- wp:heading --><h2 class=\"wp-block-heading\">Low Water</h2><!-- /wp:heading --> \
                  <!-- wp:paragraph --><p>Mara <em>Quill</em> films<br>a river.</p><!-- /wp:paragraph --> \
                  <!-- wp:list --><ul><!-- wp:list-item --><li>one</li><!-- /wp:list-item --><!-- wp:list-item --><li>two</li><!-- /wp:list-item --></ul><!-- /wp:list --> \
                  <!-- wp:paragraph --><p>Grade: B+</p><!-- /wp:paragraph -->";
    let text_of = |blocks: &str| {
        format!(
            "wp.blocks.switchToBlockType(wp.blocks.parse({}), 'film-cards/review')[0].attributes.text",
            json!(blocks)
        )
    };
    let offered = "wp.blocks.getPossibleBlockTransformations(BLOCKS).some(({ name }) => name === 'film-cards/review')";
    page.holds(&offered.replace("BLOCKS", &format!("wp.blocks.parse({})", json!(blocks)))).await;
    page.holds(&format!("!{}", offered.replace("BLOCKS", "[wp.blocks.createBlock('core/image')]"))).await;
    assert_eq!(page.get(&text_of(blocks)).await, text);
    let shortcode =
        "<!-- wp:shortcode -->\n[film-card]\nLow Water\n\nOne \"two\".\n[/film-card]\n<!-- /wp:shortcode -->";
    assert_eq!(page.get(&text_of(shortcode)).await, "Low Water\n\nOne \"two\".");
    let pasted =
        "wp.blocks.rawHandler({ HTML: '<p>[film-card]Low Water</p><p>One <strong>two</strong>.[/film-card]</p>' })";
    assert_eq!(page.get(&format!("{pasted}[0].attributes.text")).await, "Low Water\n\nOne **two**.");
    // And back again.
    let back = "wp.blocks.switchToBlockType(wp.blocks.createBlock('film-cards/review', { text: 'A <b> [c]\\nd\\n\\nE' }), 'core/paragraph')";
    assert_eq!(
        page.get(&format!(
            "wp.blocks.serialize({back}).includes('A &#60;b&#62; &#91;c&#93;<br>d') || wp.blocks.serialize({back})"
        ))
        .await,
        true
    );
}

/// Whether a card shows these words.
fn shows(card: &str, words: &[&str]) -> String {
    let words = json!(words);
    format!("{words}.every((word) => {card}.shadowRoot?.querySelector('.film-card')?.textContent.includes(word))")
}

/// Whether nothing in the page and in its cards is a script of somebody else's.
const IS_UNBROKEN: &str = r#"
    window.hacked === undefined && [document, ...[...document.querySelectorAll("film-card")].map((card) => card.shadowRoot)]
        .every((root) => [...root.querySelectorAll("*")].every((element) =>
            [...element.attributes].every(({ name, value }) => !name.startsWith("on") && !/^javascript:/i.test(value))
            && !(element.localName === "script" && element.type !== "application/ld+json" && element.text.includes("hacked"))))
"#;

pub async fn an_author_breaks_nothing(page: Page) {
    let blog = Blog::with_plugin(&page, "an_author_breaks_nothing").await;
    nobody_else_changes_the_settings(&blog).await;

    blog.log_in("author").await;
    blog.new_post().await;
    let me = page.get("wp.apiFetch({ path: '/wp/v2/users/me?context=edit' })").await;
    assert_eq!(
        (&me["capabilities"]["publish_posts"], &me["capabilities"]["unfiltered_html"]),
        (&json!(true), &Value::Null)
    );

    // A text that is markup stays a text, in the card and without one.
    let markup = "Low Water (2024)\n\nOne </pre><script>hacked = 1</script><img src=x onerror=\"hacked = 2\"> two.\n\n[gallery] &amp; [film-card]\n\nhttps://www.example.com/film\n\nGrade: B+";
    let block = page
        .get(&format!("wp.blocks.serialize(wp.blocks.createBlock('film-cards/review', {{ text: {} }}))", json!(markup)))
        .await;
    let address = blog.post(block.as_str().expect("a block"), json!({})).await;
    let saved = page
        .get(
            "wp.apiFetch({ path: '/wp/v2/posts?context=edit' }).then(([post]) => wp.blocks.parse(post.content.raw)[0])",
        )
        .await;
    assert_eq!((&saved["isValid"], &saved["attributes"]["text"]), (&json!(true), &json!(markup)));
    let (_, html) = blog.fetched(&address, "{}").await;
    assert!(html.contains("One &lt;/pre&gt;&lt;script&gt;hacked = 1&lt;/script&gt;&lt;img src=x onerror="), "{html}");
    page.go(&address).await;
    page.holds(&format!("document.querySelector('film-card > pre').textContent === {}", json!(markup))).await;
    page.until(&shows("document.querySelector('film-card')", &["Low Water", "B+"])).await;
    page.settled().await;
    page.holds(IS_UNBROKEN).await;

    // What an author can send without the editor.
    let evil = "</script><script>hacked = 3</script><img src=x onerror=hacked=4> \\\" onmouseover=\\\"hacked = 5";
    let evil = evil.replace('<', "\\u003c").replace('>', "\\u003e");
    let attributes = format!(
        "{{\"movies\":[{{\"name\":\"{evil}\",\"year\":\"2024\",\"directors\":[\"{evil}\",[\"x\"],7],\"actors\":[{{\"name\":\"{evil}\",\"characterName\":\"A & <!-- B -->\"}},\"x\"],\
         \"durationMinutes\":-5,\"reviews\":[{{\"author\":[],\"datePublished\":\"{evil}\",\"grade\":{{\"written\":\"{evil}\",\"value\":1e9}}}},4]}},5,[],{{}}],\
         \"align\":\"wide\\\" onmouseover=\\\"hacked = 6\",\"className\":\"x\\\" onclick=\\\"hacked = 7\"}}"
    );
    let contents = [
        &format!(
            "<!-- wp:film-cards/review {attributes} -->\n<pre>A <img src=x onerror=hacked=8><script>hacked = 9</script></pre><script>hacked = 10</script><pre>B</pre>\n<!-- /wp:film-cards/review -->"
        ),
        "<!-- wp:film-cards/review {\"movies\":\"x\"} -->no text<!-- /wp:film-cards/review --><!-- wp:film-cards/review /-->",
        "[film-card film='\"><script>hacked = 11</script>' theme=\"' onmouseover='hacked = 12\" onclick=\"hacked = 13\" review=\"<img src=x onerror=hacked=14>\"]<img src=x onerror=hacked=15><a href=\"javascript:hacked=16\">x</a>[/film-card]",
        "[film-card]A &lt;script&gt;hacked = 17&lt;/script&gt; <script>hacked = 18</script><img src=x onerror=hacked=19> </pre></film-card><b>x</b>[/film-card]",
        // A shortcode that begins in one attribute and ends in another one.
        "<a title=\"[film-card]\"><b title='[/film-card]\" onmouseover=\"hacked = 20'>x</b></a>",
        "<a title='[film-card]'><b title=\"[/film-card]' onmouseover='hacked = 21\">x</b></a> <i title=\"[film-card]x[/film-card]\">y</i>",
        "[film-card held=0][film-card held=99][film-card held=\"x\"]A[/film-card][[film-card]B[/film-card]][film-card][film-card]C[/film-card]",
        "<film-card read onclick=\"hacked = 22\" style=\"position:fixed\" src=\"https://elsewhere.example/x.txt\"><pre>A <script>hacked = 23</script></pre></film-card>",
    ];
    let mut addresses = Vec::new();
    blog.new_post().await;
    for content in contents {
        addresses.push((content, blog.post(content, json!({})).await));
    }
    for (content, address) in addresses {
        page.go(&address).await;
        page.until("document.querySelector('script[src*=\"film-cards.js\"]') ? window.FilmCards : document.readyState === 'complete'").await;
        page.run(
            "document.querySelectorAll('*').forEach((element) => element.dispatchEvent(new MouseEvent('mouseover')))",
        )
        .await;
        page.settled().await;
        assert_eq!(page.get(IS_UNBROKEN).await, true, "{content}");
        page.holds("!document.querySelector('film-card')?.hasAttribute('src')").await;
        let data = "[...document.querySelectorAll('script[type=\"application/ld+json\"]')].map(({ text }) => JSON.parse(text))";
        let data = page.get(data).await;
        assert!(data.as_array().is_some_and(|found| found.len() <= 1), "{data}");
        if let Some(movie) = data.get(0) {
            let grade = &movie["review"][0]["reviewRating"];
            assert_eq!(
                (&movie["datePublished"], &movie["duration"], grade),
                (&Value::Null, &Value::Null, &Value::Null),
                "{data}"
            );
            assert_eq!(movie["name"].as_str().map(|name| name.contains('<')), Some(false), "{data}");
        }
    }

    // Where an author has escaped brackets, they stay escaped.
    blog.new_post().await;
    let address = blog.post("[film-card]A[/film-card]\n\n<code>&#91;caption]x&#91;/caption]</code>", json!({})).await;
    let (_, html) = blog.fetched(&address, "{}").await;
    assert!(
        html.contains("<code>&#091;caption]x&#091;/caption]</code>")
            || html.contains("<code>[caption]x[/caption]</code>"),
        "{html}"
    );

    // A text with a password is nobody else's, and neither is what it says.
    let block = block
        .as_str()
        .expect("a block")
        .replace("film-cards/review", "film-cards/review {\"movies\":[{\"name\":\"Low Water\"}]}")
        .replacen("/film-cards/review {\"movies\":[{\"name\":\"Low Water\"}]}", "/film-cards/review", 1);
    let address = blog.post(&block, json!({ "password": "secret" })).await;
    let (_, html) = blog.fetched(&address, "{}").await;
    assert!(html.contains("post-password-form") && !html.contains("Low Water") && !html.contains("ld+json"), "{html}");

    // A comment has no cards.
    let address = blog.post("Plain.", json!({})).await;
    let comment = "wp.apiFetch({ path: '/wp/v2/posts' }).then(([{ id }]) => wp.apiFetch({ path: '/wp/v2/comments', method: 'POST', data: \
                   { post: id, content: '[film-card]A[/film-card] <film-card read onclick=\"hacked = 24\"><pre>B</pre></film-card>' } })).then(({ status }) => status)";
    assert_eq!(page.get(comment).await, "approved");
    page.go(&address).await;
    page.holds(
        "document.querySelector('.wp-block-comment-content, .comment-content') && !document.querySelector('film-card')",
    )
    .await;
    page.holds(IS_UNBROKEN).await;

    // What an administrator saves is not cleaned by WordPress. It becomes text and data all the same.
    blog.log_in("admin").await;
    blog.new_post().await;
    let block = format!("<!-- wp:film-cards/review {attributes} -->\n<pre>A</pre>\n<!-- /wp:film-cards/review -->");
    let address = blog.post(&block, json!({})).await;
    blog.log_out().await;
    page.go(&address).await;
    page.holds(IS_UNBROKEN).await;
    let data = page.get("JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').text)").await;
    assert_eq!(
        (&data["@type"], &data["datePublished"], &data["duration"]),
        (&json!("Movie"), &Value::Null, &Value::Null)
    );

    // The console may say what is wrong with an attribute.
    assert_eq!(blog.complaints(), Vec::<String>::new());
    page.console().await;
}

/// The settings are for administrators, who have been to their page, and their values are among the choices.
async fn nobody_else_changes_the_settings(blog: &Blog<'_>) {
    let page = blog.page;
    let theme = "document.querySelector('#film-cards-theme')?.value";
    let settings = "wp-admin/options-general.php?page=film-cards";
    let form = "new URLSearchParams({ option_page: 'film_cards', action: 'update', 'film_cards[theme]': 'dark' })";
    let send = |credentials: &str| {
        format!(
            "fetch('/wp-admin/options.php', {{ method: 'POST', credentials: '{credentials}', redirect: 'manual', body: {form} }}).then((got) => got.status)"
        )
    };

    // An administrator who was led there, without the number that the page would have given.
    assert_eq!(page.get(&send("include")).await, 403);
    // A visitor is sent to the login, which counts as a redirection that is not followed.
    assert_eq!(page.get(&send("omit")).await, 0);
    blog.log_in("author").await;
    assert_eq!(page.get(&send("include")).await, 403);
    assert_eq!(page.get(&format!("fetch('/{settings}').then((got) => got.status)")).await, 403);
    // The files of the plugin do nothing by themselves.
    for file in [
        "film-cards.php",
        "uninstall.php",
        "includes/settings.php",
        "includes/shortcode.php",
        "includes/structured-data.php",
    ] {
        let (_, text) = blog.fetched(&format!("{}/wp-content/plugins/film-cards/{file}", blog.origin), "{}").await;
        assert_eq!(text, "", "{file}");
    }

    // Values that are none of the choices.
    blog.log_in("admin").await;
    blog.go(settings).await;
    page.holds(&format!("{theme} === 'auto'")).await;
    page.run(
        "const bad = { theme: 'x\" onload=\"hacked = 30', links: '', lang: '<script>', bundle: 'javascript:hacked=31//film-cards.js' };
         for (const [name, value] of Object.entries(bad)) {
             const field = document.querySelector(`#film-cards-${name}`);
             if (field.options) field.options[field.selectedIndex].value = value;
             else Object.assign(field, { type: 'text', value });
         }
         document.querySelector('#submit').click();",
    )
    .await;
    page.until("document.querySelector('#setting-error-settings_updated')").await;
    page.holds(&format!("{theme} === 'auto'")).await;
    page.holds("document.querySelector('#film-cards-links').value === 'wikipedia'").await;
    page.holds("document.querySelector('#film-cards-lang').value === '' && document.querySelector('#film-cards-bundle').value === ''").await;
}
