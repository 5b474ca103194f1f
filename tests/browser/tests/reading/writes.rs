//! Changes by scripts to a host's article: to text nodes that they hold, and at random.

use browser_tests::{Page, browse};

use crate::scripts::{article, mentions_are};

#[test]
fn a_script_that_holds_a_text_node_writes_the_whole_text() {
    let inside = "<p>The Harbour Board met.</p><p>Northport</p><p>In Northport it rained, said <b>GDP</b> and others.</p>";
    for (write, expected) in [
        ("held.data = 'X'", "X|X|X"),
        ("held.nodeValue = 'Northport slept'", "Northport slept|Northport slept|Northport slept"),
        ("held.replaceWith('The new text')", "The new text|The new text|The new text"),
        ("held.remove()", "||"),
        (
            "held.replaceWith(Object.assign(document.createElement('b'), { textContent: 'New' }))",
            "New|New|New",
        ),
        ("held.parentNode.textContent = 'All new'", "All new|All new|All new"),
        ("held.parentNode.innerHTML = '<i>GDP</i> grew'", "GDP grew|GDP grew|GDP grew"),
        ("held.data = ''", "||"),
    ] {
        browse(article(inside), async |page: &Page| {
            page.before_scripts(
                "addEventListener('DOMContentLoaded', () => {
                    window.held = [...document.querySelectorAll('p')].map((block) => block.firstChild);
                })",
            )
            .await;
            page.open("/host.html").await;
            mentions_are(page, &["Harbour Board", "Northport", "Northport", "GDP"]).await;
            // Text after the first node of the last paragraph does not belong to that node.
            let script = format!(
                "for (const held of window.held) {{ {write} }}
                await frames(1);
                const told = () => [...host.querySelectorAll('p')].map((block) => block.textContent
                    .replace('GDP and others.', '')).join('|');
                const now = told(); await settled(); return [now, told()]"
            );
            let told: [String; 2] = page.script(&script).await;
            assert_eq!(told, [expected, expected], "{write}");
        });
    }
}

/// Each is a script that reads the node before it writes.
#[test]
fn what_is_written_to_the_part_of_a_text_that_a_script_finds_keeps_the_rest() {
    let whole = "<p>On Monday the Harbour Board met in Northport.</p>";
    let before_an_element = "<p>On Monday the Harbour Board met in <em>Northport</em>.</p>";
    for (inside, write, expected) in [
        (
            whole,
            "held.data = held.data.replace(/^On /, 'Upon ')",
            "Upon Monday the Harbour Board met in Northport.",
        ),
        (whole, "held.deleteData(0, 3)", "Monday the Harbour Board met in Northport."),
        (whole, "held.insertData(3, 'this ')", "On this Monday the Harbour Board met in Northport."),
        (whole, "held.replaceWith('So ' + held.data)", "So On Monday the Harbour Board met in Northport."),
        (whole, "held.appendData(' And then?')", "On Monday the Harbour Board met in Northport. And then?"),
        (
            whole,
            "held.appendData(' It'); held.appendData(' rained.')",
            "On Monday the Harbour Board met in Northport. It rained.",
        ),
        (
            whole,
            "for (const word of [' Then', ' the', ' GDP', ' fell.']) { held.appendData(word); await settled() }",
            "On Monday the Harbour Board met in Northport. Then the GDP fell.",
        ),
        (whole, "held.data = held.data", "On Monday the Harbour Board met in Northport."),
        (
            whole,
            "const walker = document.createTreeWalker(held.parentNode, NodeFilter.SHOW_TEXT), texts = [];
            while (walker.nextNode()) texts.push(walker.currentNode);
            for (const text of texts.filter((text) => text.data)) { text.data = text.data.replace('day', ' day'); await settled() }",
            "On Mon day the Harbour Board met in Northport.",
        ),
        (whole, "held.data = 'On Monday the rain fell.'", "On Monday the rain fell."),
        (whole, "held.data = 'On Monday'", "On Monday"),
        (whole, "held.replaceWith('On Monday the rain fell.')", "On Monday the rain fell."),
        (
            before_an_element,
            "held.data = 'Upon Monday the '",
            "Upon Monday the Harbour Board met in Northport.",
        ),
        (
            before_an_element,
            "held.appendData('sunny ')",
            "On Monday the Harbour Board met in sunny Northport.",
        ),
        (before_an_element, "held.appendData(' old ')", "On Monday the Harbour Board met in  old Northport."),
        (
            before_an_element,
            "held.data = 'On Tuesday the Board met in '",
            "On Tuesday the Board met in Northport.",
        ),
        (
            before_an_element,
            "held.data = 'On Monday the Council met in '",
            "On Monday the Council met in Northport.",
        ),
        (before_an_element, "held.data = 'In '", "In Northport."),
    ] {
        browse(article(inside), async |page: &Page| {
            page.before_scripts(
                "addEventListener('DOMContentLoaded', () => { window.held = document.querySelector('p').firstChild })",
            )
            .await;
            page.open("/host.html").await;
            mentions_are(page, &["Harbour Board", "Northport"]).await;
            let told: String = page
                .script(&format!("{write}; await settled(); return host.querySelector('p').textContent"))
                .await;
            assert_eq!(told, expected, "{write}");
        });
    }
}

#[test]
fn a_first_letter_is_looked_for_where_a_mention_begins_the_text() {
    browse(article("<p>Northport is wet today.</p>"), async |page: &Page| {
        page.open("/host.html").await;
        mentions_are(page, &["Northport"]).await;
        let told: String = page
            .script(
                "const block = host.querySelector('p'), text = block.firstChild, letter = document.createElement('b');
                letter.textContent = text.data.charAt(0);
                text.data = text.data.slice(1);
                block.prepend(letter);
                await settled();
                return block.textContent",
            )
            .await;
        assert_eq!(told, "Northport is wet today.");
    });
}

#[test]
fn a_text_that_grows_loses_nothing_however_it_is_divided() {
    browse(article("<p>.</p>"), async |page: &Page| {
        page.open("/host.html").await;
        for parts in [
            r#"[..."The Harbour Board met in Northport today. GDP fell."]"#,
            r#""The Harbour Board met in Northport today. GDP fell.".match(/\S+\s*/g)"#,
            r#"["Northport's ", "Harbour ", "Board ", "met."]"#,
            r#"["Northport's Harbour Board ", "met in Northport to ", "speak."]"#,
            r#"["Northport", "'s ", "Har", "bour", " Board"]"#,
            r#"["The Har", "bour", " Board met", " in", " North", "port to", "day. ", "GDP", " fell."]"#,
            r#"["東京の", "Northport", "は", "港で", "GDP", "が", "高い。"]"#,
        ] {
            let script = format!(
                "const text = document.createTextNode(''), block = host.querySelector('p'), parts = {parts};
                block.replaceChildren(text);
                for (const part of parts) {{ text.data += part; await settled() }}
                return [block.textContent, parts.join('')]"
            );
            let [told, expected]: [String; 2] = page.script(&script).await;
            assert_eq!(told, expected);
        }
    });
}

#[test]
fn an_article_that_comes_later_is_found() {
    browse(article(""), async |page: &Page| {
        page.open_unready("/host.html").await;
        page.until("the story is there", "return host.matches(':state(ready)')").await;
        page.script::<()>(
            "host.querySelector('article').innerHTML = '<p>The Harbour Board met in Northport.</p>'",
        )
        .await;
        mentions_are(page, &["Harbour Board", "Northport"]).await;
        assert!(page.script::<bool>("return host.querySelector('p').checkVisibility()").await);
    });
}

/// Edits by a script that ignores the widget: it holds the nodes that it has created. `given` is a seed.
const EDITS: &str = r#"
let seed = given;
const random = (below) => { seed = (seed * 48271) % 2147483647; return seed % below; };
const WORDS = ["The", "Harbour Board", "Northport", "GDP", "rain", "and", "met", "in", ",", "4 March 2024"];
const words = () => Array.from({ length: random(6) }, () => WORDS[random(WORDS.length)]).join(" ");
const make = (place) => {
    const article = place.querySelector("article");
    const texts = [], blocks = [];
    const text = (parent, before = null) => texts.push(parent.insertBefore(document.createTextNode(words()), before) );
    const block = (before = null) => {
        const made = article.insertBefore(document.createElement("p"), before);
        blocks.push(made);
        text(made);
        if (random(2)) { const inner = made.appendChild(document.createElement("em")); text(inner); text(made); }
    };
    for (let count = 0; count < 4; count++) block();
    return { texts, blocks, text, block };
};
const edit = ({ texts, blocks, text, block }) => {
    const one = texts[random(texts.length)], held = blocks[random(blocks.length)];
    const kind = random(8);
    if (kind < 3) one.data = words();
    if (kind === 3 && one.parentNode) one.remove();
    if (kind === 4) text(held);
    if (kind === 5) block(held.parentNode ? held : null);
    if (kind === 6) held.innerHTML = `Northport <b>${words()}</b>`;
    if (kind === 7 && one.parentNode) text(one.parentNode, one);
};
const rest = document.createElement("div");
rest.innerHTML = "<article></article>";
const run = async (place, waits) => {
    seed = given;
    const held = make(place);
    for (let count = 0; count < 12; count++) { edit(held); if (waits && count % 3 === 0) await frames(count); }
};
await run(rest, false);
await run(host, true);
await settled();
const told = (place) => [...place.querySelector("article").children].map((block) => block.textContent);
const nodes = (place) => { const walker = document.createTreeWalker(place.querySelector("article")); const all = [];
    while (walker.nextNode()) all.push(walker.currentNode.nodeName + (walker.currentNode.data ?? "")); return all; };
const mentions = host.querySelectorAll("explainer-mention").length;
const withIt = told(host), kept = host;
host.remove();
await settled();
return { mentions, text: [told(rest), withIt], nodes: [nodes(rest), nodes(kept)] };
"#;

#[test]
fn random_edits_end_in_the_same_text_and_in_the_same_nodes_without_the_widget() {
    let mut mentions = 0;
    for seed in 1..=12 {
        browse(article(""), async |page: &Page| {
            page.open_unready("/host.html").await;
            page.script::<()>("host.querySelector('article').append(document.createElement('p')); host.querySelector('p').textContent = 'Northport'").await;
            page.until("the widget is ready", "return host.matches(':state(ready)')").await;
            page.script::<()>("host.querySelector('p').remove()").await;
            let outcome: serde_json::Value = page.script_with(EDITS, seed * 7919).await;
            assert_eq!(outcome["text"][0], outcome["text"][1], "seed {seed}");
            assert_eq!(outcome["nodes"][0], outcome["nodes"][1], "seed {seed}");
            mentions += outcome["mentions"].as_u64().unwrap();
        });
    }
    assert!(mentions > 12, "hardly anything is mentioned: {mentions}");
}
