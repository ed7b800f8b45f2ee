// Chinese, in simplified characters.
export const units = "short";
export default `
direction = ltr
between = {first}，{next}

read = 阅读影评
continue = 继续阅读
less = 收起
show_spoiler = 显示剧透
hide_spoiler = 隐藏剧透
original = 原文

all_credits = 全部演职员
fewer_credits = 收起演职员
directed_by = 导演
written_by = 编剧
with = 主演
as = 饰 {part}
more = 另有{n}人
released_by = 发行
countries = 制片国家/地区
running_time = 片长
certificate = 分级

more_reviews = 另有{n}篇影评
average = {n}个评分的平均分
graded = {n}篇影评中{graded}篇有评分
grade = 评分：{grade}
no_grade = 无评分
gave_no_grade = 影评人未给出评分
together = 平均分：{value}（满分100）
mean = {value}（满分100），{n}个评分的平均值
of_100 = {grade}：{value}（满分100）
by_metacritic = {grade}：{value}（满分100，按Metacritic换算表）
in_proportion = {grade}：{value}（满分100，按比例换算）

numbers = 0 1 2 3 4 5 6 7 8 9 10
plus = {letter}加
minus = {letter}减
out_of = {n}（满分{total}）
stars = {n}星
half_star = 半星
half_stars = {n}星半
stars_of = {n}星（满分{total}星）
half_stars_of = {n}星半（满分{total}星）

copy_link = 复制链接
copied = 链接已复制
share = 分享
`;
