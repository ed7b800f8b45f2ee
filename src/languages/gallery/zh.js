// Chinese in simplified characters, of a gallery.
export default `
search = 搜索
hint = 片名、人名或任意词语
sort_by = 排序
match = 相关度
title = 片名
grade = 评分
year = 年份
date = 影评日期
person = 人物
country = 国家
publication = 发表于
any = 全部
decade = {year}年代
filters = 筛选
everything = 显示全部
found = {n}部影片
nothing = 这里没有符合的内容。
with = 全部作品：
missing = 部分内容无法加载。
again = 重试
`;
