// Japanese.
export const units = "short";
export default `
direction = ltr
between = {first}、{next}

read = 映画評を読む
continue = 続きを読む
less = 折りたたむ
show_spoiler = ネタバレを表示
hide_spoiler = ネタバレを隠す
original = 原文

all_credits = 全クレジット
fewer_credits = 一部のクレジット
directed_by = 監督
written_by = 脚本
with = 出演
as = {part} 役
more = 他{n}名
released_by = 配給
countries = 製作国
running_time = 上映時間
certificate = レイティング

more_reviews = 他{n}件の映画評
average = {n}件の評価の平均
graded = 映画評{n}件中{graded}件に評価
grade = 評価：{grade}
no_grade = 評価なし
gave_no_grade = 評者は評価を付けていません
together = 平均：100点中{value}点
mean = 100点中{value}点、{n}件の評価の平均
of_100 = {grade}：100点中{value}点
by_metacritic = {grade}：100点中{value}点（Metacriticの換算表による）
in_proportion = {grade}：100点中{value}点（比例換算）

numbers = 0 1 2 3 4 5 6 7 8 9 10
plus = {letter}プラス
minus = {letter}マイナス
out_of = {total}点中{n}点
stars = 星{n}つ
half_star = 星半分
half_stars = 星{n}つ半
stars_of = 星{total}つ中{n}つ
half_stars_of = 星{total}つ中{n}つ半

copy_link = リンクをコピー
copied = リンクをコピーしました
share = 共有
`;
