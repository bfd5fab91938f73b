/** Given names often met in Oslo, in small letters. */
const written = `
  abdi abdirahman abdul abdullah adam adrian agnes agnete ahmad ahmed aina aisha aksel albert aleksander
  alexander alfred ali alma amalie amanda amina amir anders andrea andreas anette anita anja ann anna anne
  annette anniken ante anton aram ari arild arne aron arthur arvid asbjørn aslak asta astrid august axel aya
  ayaan ayan aylin bahar beate benedicte benjamin bente berit bernt bilal birgit birgitte birk bjarne bjørg
  bjørn brage camilla carina caroline casper cathrine cecilie charlotte christian christina christine
  christoffer daniel david deniz edith edvard egil eilif eirik eirin eivind elena eli elias elif elin elina
  eline elisabeth elise ella ellen ellinor elsa emil emilie emma emre endre erik erlend ester eva fabian
  farah faris fatima fatma filip fredrik frida fride frode gabriel geir georg gerd grete gro gudrun gunhild
  gunn gunnar gunvor guri gustav hakon halvard halvor hamza hana hanna hannah hanne hans harald hassan hedda
  hedvig hege heidi helena helene helga helge henning henriette henrik henry herman hilda hilde hussein
  ibrahim ida imran inga ingeborg inger ingrid ingunn ingvild isabella isak ismail ivar iver jacob jakob jan
  janne jannicke jenny jens jesper joakim johan johanna johannes john johnny jonas jonathan jorunn jostein
  julia julian julie jørgen jørn kaja kari karianne karin karl karoline kasper katarina katrine ketil
  khadija khalid kim kirsten kjell kjersti kjetil knut kristian kristin kristina kristine kristoffer laila
  lars lasse layla leah leila lena lene leon liam lillian lina linda line linn linnea lisa lisbeth lise
  lotte lucas ludvig lukas lykke mads magne magnhild magnus mahmoud maja malak malin maria mariam mariann
  marianne marie marit marius marte martha martin martine mary mathea matheo mathias mathilde mats melissa
  merete mia michael mikael mikkel mina mohamed mohammad mohammed mohamud mona monica morten muhammad
  mustafa måns nadia nils noah noor nora norun nur oddny oddvar odin ola olaf olai olav ole olga oliver
  olivia omar oscar oskar ottar otto peder per petter philip pål rachel ragnar ragnhild rahma rakel ramin
  randi rasmus rebecca rebekka reidar reidun robert robin roger rolf ronja roy runar rune rut ruth sahra
  salma samira samuel sander sandra sara sarah sebastian selma serina signe sigrid sigurd silje simen simon
  siri sissel sofia sofie solfrid solveig sondre stian stine svein sverre synne synnøve tarek tarjei terje
  thea theo theodor thomas thor thorbjørn tobias tomas tommy tonje tor tora torbjørn tore torgeir torhild
  torill tormod trine trond trude trygve tuva tyra ulrik ulrikke une ursula usman vebjørn vegard vetle
  victoria viktor vilde vilja vilma vivian william yasmin yasmine yngve yonas youssef yusuf zahra zainab
  zara zeynep åge åse åshild åsmund øystein øyvind
`;
const givenNames: ReadonlySet<string> = new Set(written.trim().split(/\s+/));

// Words, months or short forms too: they are names with a capital only.
const wordlike: ReadonlySet<string> = new Set(
  'adam agnes anna ante august birk brage ester gro inga jan kim leon line mina per robin rune signe tone tor une'.split(
    ' ',
  ),
);

/** Whether a word, in small letters, is a name people are given. */
export const isGivenName = (lower: string): boolean => lower.split('-').every((part) => givenNames.has(part));

/** Whether a word is a given name also where nobody took the trouble to write a capital. */
export const isNameInSmallLetters = (lower: string): boolean => isGivenName(lower) && !wordlike.has(lower);
