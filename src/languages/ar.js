// Arabic. It uses the long units of Intl, because the short ones are single letters that readers do not know.
export const units = "long";
export default `
direction = rtl
between = {first}، {next}

read = اقرأ المراجعة
continue = تابع القراءة
less = عرض أقل
show_spoiler = إظهار ما يكشف الأحداث
hide_spoiler = إخفاء ما يكشف الأحداث
original = النص الأصلي

all_credits = كل الأسماء
fewer_credits = أسماء أقل
directed_by = إخراج
written_by = تأليف
with = بطولة
as = بدور {part}
more = zero: لا آخرين | one: شخص آخر | two: شخصان آخران | few: {n} آخرون | many: {n} شخصًا آخر | other: {n} شخص آخر
released_by = توزيع
countries = بلد الإنتاج
running_time = المدة
certificate = التصنيف العمري

more_reviews = zero: لا مراجعات أخرى | one: مراجعة أخرى | two: مراجعتان أخريان | few: {n} مراجعات أخرى | many: {n} مراجعة أخرى | other: {n} مراجعة أخرى
average = zero: بلا تقييمات | one: متوسط تقييم واحد | two: متوسط تقييمين | few: متوسط {n} تقييمات | many: متوسط {n} تقييمًا | other: متوسط {n} تقييم
graded = zero: لا مراجعات | one: {graded} من مراجعة واحدة بتقييم | two: {graded} من مراجعتين بتقييم | few: {graded} من {n} مراجعات بتقييم | many: {graded} من {n} مراجعة بتقييم | other: {graded} من {n} مراجعة بتقييم
grade = التقييم: {grade}
no_grade = بلا تقييم
gave_no_grade = لم يضع الناقد تقييمًا
together = المتوسط: {value} من 100
mean = zero: {value} من 100 | one: {value} من 100، من تقييم واحد | two: {value} من 100، متوسط تقييمين | few: {value} من 100، متوسط {n} تقييمات | many: {value} من 100، متوسط {n} تقييمًا | other: {value} من 100، متوسط {n} تقييم
of_100 = {grade}: {value} من 100
by_metacritic = {grade}: {value} من 100، بحسب جدول Metacritic
in_proportion = {grade}: {value} من 100، بالتناسب

numbers = 0 1 2 3 4 5 6 7 8 9 10
plus = {letter} زائد
minus = {letter} ناقص
out_of = {n} من {total}
stars = zero: بلا نجوم | one: نجمة واحدة | two: نجمتان | few: {n} نجوم | many: {n} نجمة | other: {n} نجمة
half_star = نصف نجمة
half_stars = {n}.5 نجمة
stars_of = {n} من {total} نجوم
half_stars_of = {n}.5 من {total} نجوم

copy_link = انسخ الرابط
copied = نُسخ الرابط
share = شارك
`;
