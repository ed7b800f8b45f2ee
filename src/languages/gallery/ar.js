// Arabic, of a gallery.
export default `
search = بحث
hint = عنوان أو شخص أو أي كلمة
sort_by = ترتيب حسب
match = الأنسب
title = العنوان
grade = التقييم
year = السنة
date = تاريخ المراجعة
person = شخص
country = البلد
publication = جهة النشر
any = الكل
decade = عقد {year}
filters = تصفية
everything = عرض الكل
found = zero: لا أفلام | one: فيلم واحد | two: فيلمان | few: {n} أفلام | many: {n} فيلمًا | other: {n} فيلم
nothing = لا شيء هنا يطابق ذلك.
with = كل ما فيه
missing = تعذّر تحميل جزء من المحتوى.
again = إعادة المحاولة
`;
