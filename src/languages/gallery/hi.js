// Hindi, of a gallery.
export default `
search = खोजें
hint = शीर्षक, व्यक्ति या कोई शब्द
sort_by = क्रम
match = सबसे मिलते-जुलते
title = शीर्षक
grade = रेटिंग
year = वर्ष
date = समीक्षा की तारीख़
person = व्यक्ति
country = देश
publication = प्रकाशन
any = सभी
decade = {year} का दशक
filters = फ़िल्टर
everything = सब दिखाएँ
found = one: {n} फ़िल्म | other: {n} फ़िल्में
nothing = यहाँ ऐसा कुछ नहीं है।
with = इनकी सभी फ़िल्में
missing = कुछ सामग्री लोड नहीं हो सकी।
again = फिर कोशिश करें
`;
