// Japanese, of a gallery.
export default `
search = 検索
hint = 題名、人名、本文の言葉
sort_by = 並べ替え
match = 一致度
title = 題名
grade = 評価
year = 製作年
date = 映画評の日付
person = 人物
country = 国
publication = 掲載
any = すべて
decade = {year}年代
filters = 絞り込み
everything = すべて表示
found = {n}本
nothing = 当てはまるものはありません。
with = 関わった作品：
missing = 読み込めなかった部分があります。
again = もう一度試す
`;
