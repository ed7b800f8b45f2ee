// The example: a review in the forms that papers use, written for this project. It has one misspelt name, so that the
// critic sees what is reported.

export default `Una Vale and Ira Mossley in The Long Ferry (Blue Door Pictures)

By Ada Kiln, North Harbour Weekly
March 2, 2024

The last ferry of the year has one passenger, and she has no ticket. May (Una Vale) says she will pay on the other side; the captain, Ray (Ira Mossley), who has carried sheep, brides and a church organ, has never carried a lie this small.

What follows is two people, eleven hours of grey water and a kettle. Mara Quill films it as if nothing could be left out: the rope, the steam, the way Una Valle listens with her coat still on. When the fog comes, ||the engine stops, and we learn why she had to be on this boat||, and the film has earned it.

It is a small film and it knows exactly how small. Few large ones can say that. Grade: A-

Ireland/Norway. 98 min. Rated PG
Released by Blue Door Pictures
With Una Vale, Ira Mossley, Bo Berg
Written by Mara Quill and Di Port
Directed by Mara Quill
`;
