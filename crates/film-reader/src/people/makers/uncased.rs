//! Directors in Korean, Japanese and Chinese, whose names have no capitals: only marks and spaces say where one begins.
//!
//! ```text
//! Korean    =  SURNAME two syllables " 감독"                        봉준호 감독
//! Japanese  =  mark kanji{3,5} "監督"                               。是枝裕和監督
//! Chinese   =  ("导演" | "由") name (mark | "执导")                  导演李安，    由李安执导
//! ```

use crate::memmem::Finder;
use std::sync::LazyLock;

/// Korean surnames; a name is one of them and two syllables.
const SURNAMES: &str = "김이박최정강조윤장임한오서신권황안송류홍전고문손양배백허유남심노하곽성차주우구민나진지엄채원천방공현함변염추도석선설마길연위표명기반왕";

/// No more places are looked at.
const MOST_PLACES: usize = 12;

/// Finds the director; two people are nobody.
pub fn director<'a>(texts: &[&'a str]) -> Option<&'a str> {
    static WORDS: LazyLock<[Finder<'static>; 6]> =
        LazyLock::new(|| [" 감독", "監督", "导演", "導演", "执导", "執導"].map(Finder::new));
    let mut found: Option<&'a str> = None;
    for text in texts.iter().filter(|text| !text.is_ascii()) {
        for word in WORDS.iter() {
            for at in word.find_iter(text.as_bytes()).take(MOST_PLACES) {
                let (before, after) = (&text[..at], &text[at + word.needle().len()..]);
                let name = match word.needle() {
                    b if b == " 감독".as_bytes() => korean(before, after),
                    b if b == "監督".as_bytes() => japanese(before),
                    b if b == "导演".as_bytes() || b == "導演".as_bytes() => chinese_after(before, after),
                    _ => before.rfind('由').map(|by| &before[by + '由'.len_utf8()..]).filter(|name| is_chinese(name)),
                };
                let Some(name) = name else { continue };
                match found {
                    Some(known) if known != name => return None,
                    _ => found = Some(name),
                }
            }
        }
    }
    found
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '々')
}

fn korean<'a>(before: &'a str, after: &str) -> Option<&'a str> {
    let name = before.rsplit(|c: char| !is_hangul(c)).next().unwrap_or("");
    let known = name.chars().count() == 3 && name.chars().next().is_some_and(|first| SURNAMES.contains(first));
    // `감독판` is a version of the film.
    (known && !after.starts_with('판')).then_some(name)
}

fn japanese(before: &str) -> Option<&str> {
    let name = before.rsplit(|c: char| !is_han(c)).next().unwrap_or("");
    let not_names = ["人", "作", "画", "映", "前", "本", "同", "女性", "新"];
    let apart = &before[..before.len() - name.len()];
    let begins = apart.is_empty() || apart.ends_with(['。', '、', '」', '』', '\n', ' ', '・', '　', '：', '（']);
    ((4..=5).contains(&name.chars().count()) && begins && !not_names.iter().any(|word| name.contains(word)))
        .then_some(name)
}

fn chinese_after<'a>(before: &str, after: &'a str) -> Option<&'a str> {
    // `导演的`, `导演作品`, and `副导演` is somebody else.
    let name = after.split(|c: char| !(is_han(c) || c == '·')).next().unwrap_or("");
    let other = before.ends_with(['副', '总', '總', '美', '位', '个', '個']);
    (!other && is_chinese(name)).then_some(name)
}

/// Two to four characters, or a name of another script with its middle dot.
fn is_chinese(name: &str) -> bool {
    let not_names = ["的", "是", "和", "在", "了", "这", "這", "本", "作", "与", "與", "自", "新", "同", "将", "將"];
    let foreign = name.contains('·') && name.chars().count() <= 12;
    let count = name.chars().filter(|c| is_han(*c)).count();
    (foreign || (2..=3).contains(&count))
        && name.chars().all(|c| is_han(c) || c == '·')
        && !not_names.iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_surnames_bound_a_name() {
        for (text, name) in [
            ("이번 영화는 김영호 감독의 첫 작품이다.", "김영호"),
            ("海は静かだ。山田太郎監督は待つ。", "山田太郎"),
            ("海很安静，导演李安，等着。", "李安"),
            ("这部电影由李安执导。", "李安"),
            ("電影由馬莎·奎爾執導。", "馬莎·奎爾"),
        ] {
            assert_eq!(director(&[text]), Some(name), "{text}");
        }
        for text in [
            "감독은 기다린다.",
            "이 감독은 기다린다.",
            "김영호 감독과 이영수 감독.",
            "映画監督が待つ。",
            "导演的电影很安静。",
            "김영호 감독판",
        ] {
            assert_eq!(director(&[text]), None, "{text}");
        }
    }
}
