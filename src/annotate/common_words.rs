//! Words so common that they tell nothing of what a sentence is about.

/// The common words of a language by the primary subtag of its tag, parted by `|`.
pub(super) fn of(tag: &str) -> &'static str {
    match tag.split('-').next().unwrap_or_default() {
        "de" => DE,
        "fr" => FR,
        "es" => ES,
        "it" => IT,
        "nl" => NL,
        _ => EN,
    }
}

const EN: &str = "a|an|the|this|that|these|those|and|or|but|nor|so|yet|if|then|than|as|at|by|for|from|in|into|of|off|on|onto|\
    out|over|to|up|with|within|without|under|upon|about|above|after|again|against|along|among|around|away|back|before|behind|\
    below|between|beyond|down|during|near|since|through|toward|towards|until|while|when|where|which|who|whom|whose|what|why|how|\
    i|you|he|she|it|we|they|me|him|her|us|them|my|your|his|its|our|their|mine|theirs|himself|herself|itself|themselves|\
    am|is|are|was|were|be|been|being|do|does|did|done|have|has|had|having|can|could|may|might|must|shall|should|will|would|\
    not|no|yes|only|also|just|even|still|already|ever|never|now|here|there|very|too|more|most|much|many|less|least|few|some|any|\
    all|each|every|both|either|neither|none|other|others|another|such|same|own|one|two|three|four|five|six|seven|eight|nine|ten|\
    first|second|third|last|next|later|early|earlier|late|ago|once|twice|new|old|because|although|though|however|\
    became|become|becomes|began|begin|begins|begun|came|come|comes|get|gets|give|given|goes|going|gone|got|made|make|makes|\
    said|says|take|taken|takes|took|went|year|years|month|months|week|weeks|day|days|time|times|people|thing|things|part|start|\
    starts|started|another|nobody|nothing|everything|something|anything|someone|everyone|almost|nearly|well|long|half|thousand|\
    hundred|million|billion|percent|cent";
const DE: &str = "der|die|das|den|dem|des|ein|eine|einen|einem|einer|eines|und|oder|aber|auch|als|am|an|auf|aus|bei|beim|bis|da|\
    damit|dann|daran|darauf|daraus|darin|darum|dass|dazu|dein|denen|denn|deren|dessen|dies|diese|diesem|diesen|dieser|dieses|\
    doch|dort|durch|er|es|etwas|euch|für|gegen|hat|hatte|hatten|haben|habe|hätte|hier|hin|hinter|ich|ihm|ihn|ihnen|ihr|ihre|ihrem|\
    ihren|ihrer|im|in|ins|ist|ja|jede|jeder|jedes|jedem|jeden|jetzt|kann|kein|keine|keinen|keiner|können|konnte|konnten|man|mehr|\
    mein|meist|mit|muss|müssen|musste|nach|neben|nein|nicht|nichts|niemand|noch|nun|nur|ob|ohne|schon|sehr|sein|seine|seinem|\
    seinen|seiner|seit|selbst|sich|sie|sind|so|sogar|soll|sollte|sollten|sondern|sonst|über|um|uns|unser|unter|viel|viele|vom|von|\
    vor|wann|war|waren|warum|was|weder|weil|welche|welcher|wenn|wer|werden|wird|wurde|wurden|wie|wieder|will|wir|wo|wollte|\
    wollten|worden|würde|zu|zum|zur|zwar|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|erste|ersten|erster|erstes|zweite|zweiten|\
    letzte|letzten|nächste|nächsten|neue|neuen|neuer|neues|alle|allem|allen|aller|alles|andere|anderen|anderer|einige|einigen|\
    immer|zwischen|wegen|während|gibt|gab|kam|kamen|kommt|geht|ging|gingen|macht|machte|sagt|sagte|nahm|bekam|wollen|danach|davor|\
    dabei|bereits|fast|ganz|jahr|jahre|jahren|jahres|monat|monate|monaten|woche|wochen|tag|tage|tagen|zeit|mal|menschen|beginn|\
    beginnt|begann|anfang|ende|prozent|million|millionen|milliarden|hundert|tausend|beide|beiden|gleich|lange|ersten|weitere";
const FR: &str = "le|la|les|un|une|des|du|de|au|aux|et|ou|mais|donc|or|ni|car|ce|cet|cette|ces|cela|ceci|ça|celui|celle|ceux|\
    celles|je|tu|il|elle|on|nous|vous|ils|elles|lui|leur|leurs|mon|ma|mes|ton|ta|tes|son|sa|ses|notre|nos|votre|vos|me|te|se|en|y|\
    que|qui|quoi|dont|où|quand|comme|comment|pourquoi|si|ne|pas|plus|moins|très|trop|peu|beaucoup|tout|toute|tous|toutes|même|\
    mêmes|autre|autres|aucun|aucune|chaque|plusieurs|quelque|quelques|rien|personne|jamais|toujours|encore|déjà|aussi|ainsi|alors|\
    avec|sans|dans|par|pour|sur|sous|vers|chez|entre|contre|depuis|pendant|avant|après|jusque|jusqu|selon|malgré|être|est|sont|\
    était|étaient|été|fut|furent|sera|seront|serait|suis|avoir|avait|avaient|ont|eut|aura|faire|fait|faite|faits|font|fit|peut|\
    peuvent|pouvait|doit|doivent|devait|veut|voulait|voulu|aller|vont|allait|vient|viennent|venait|venu|dit|disait|mis|mise|prend|\
    prit|pris|rend|rendit|reste|reçut|premier|première|premiers|premières|deuxième|second|dernier|dernière|derniers|prochain|\
    nouveau|nouvelle|nouveaux|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|cent|cents|mille|million|millions|milliard|milliards|\
    an|ans|année|années|mois|jour|jours|semaine|semaines|temps|fois|début|fin|lors|puis|ici|là|loin|bien|mal|presque|environ|\
    commence|commença|commencé|commencer|gens|chose|choses|ailleurs|façon|celui|autant|ensuite|enfin|dès|tant";
const ES: &str = "el|la|los|las|un|una|unos|unas|lo|al|del|de|a|y|e|o|u|pero|sino|ni|que|quien|quienes|cual|cuales|cuyo|cuya|como|\
    cuando|donde|porque|si|no|sí|se|me|te|le|les|nos|os|mi|mis|tu|tus|su|sus|nuestro|nuestra|yo|tú|él|ella|ello|ellos|ellas|\
    nosotros|usted|ustedes|este|esta|esto|estos|estas|ese|esa|eso|esos|esas|aquel|aquella|aquellos|aquellas|en|con|sin|por|para|\
    sobre|bajo|entre|desde|hasta|hacia|contra|durante|según|ante|tras|mediante|más|menos|muy|mucho|mucha|muchos|muchas|poco|poca|\
    pocos|pocas|todo|toda|todos|todas|otro|otra|otros|otras|mismo|misma|mismos|cada|algo|alguien|alguno|alguna|algunos|algunas|\
    nada|nadie|ninguno|ninguna|nunca|siempre|también|tampoco|ya|aún|todavía|así|aquí|allí|ahora|antes|después|luego|entonces|casi|\
    apenas|ser|es|son|era|eran|fue|fueron|sea|sido|siendo|será|sería|estar|está|están|estaba|estaban|estuvo|haber|ha|han|hay|había|\
    habían|hubo|he|tener|tiene|tienen|tenía|tuvo|hacer|hace|hizo|hacía|hecho|puede|pueden|podía|pudo|debe|deben|debía|quiere|\
    quería|va|van|iba|ir|dice|dijo|da|dio|daba|llega|llegan|llegó|llegaron|empieza|empezó|empezado|comienza|comienzan|comenzó|\
    comenzaron|primer|primera|primero|primeras|primeros|segundo|segunda|último|última|próximo|nuevo|nueva|nuevos|nuevas|dos|tres|\
    cuatro|cinco|seis|siete|ocho|nueve|diez|cien|ciento|mil|millón|millones|año|años|mes|meses|día|días|semana|semanas|vez|veces|\
    tiempo|parte|gente|cosa|cosas|fin|inicio|mitad|medio|media";
const IT: &str = "il|lo|la|i|gli|le|un|uno|una|di|del|dello|della|dei|degli|delle|a|al|allo|alla|ai|agli|alle|da|dal|dalla|dai|dalle|\
    in|nel|nello|nella|nei|negli|nelle|con|su|sul|sulla|sui|sulle|per|tra|fra|e|ed|o|ma|anche|che|chi|cui|come|quando|dove|perché|\
    se|non|né|si|mi|ti|ci|vi|lui|lei|noi|voi|loro|io|tu|egli|ella|essi|suo|sua|suoi|sue|mio|mia|nostro|nostra|questo|questa|questi|\
    queste|quello|quella|quelli|quelle|quel|più|meno|molto|molta|molti|molte|poco|tutto|tutta|tutti|tutte|altro|altra|altri|altre|\
    stesso|stessa|ogni|qualche|nessuno|nessuna|niente|nulla|mai|sempre|ancora|già|così|qui|ora|poi|prima|dopo|durante|senza|contro|\
    verso|sotto|sopra|dentro|fuori|secondo|fino|essere|è|sono|era|erano|fu|furono|stato|stata|stati|state|sarà|avere|ha|hanno|aveva|\
    avevano|ebbe|fare|fa|fece|fatto|può|possono|poteva|deve|devono|doveva|vuole|va|vanno|viene|vengono|venne|venuto|dice|disse|\
    detto|inizia|iniziò|comincia|cominciò|primo|primi|prime|ultimo|ultima|nuovo|nuova|nuovi|nuove|due|tre|quattro|cinque|sei|sette|\
    otto|nove|dieci|cento|mille|mila|milione|milioni|miliardi|anno|anni|mese|mesi|giorno|giorni|settimana|settimane|volta|volte|\
    tempo|parte|gente|cosa|cose|fine|inizio|quasi|circa|appena";
const NL: &str = "de|het|een|en|of|maar|want|dus|als|dan|dat|die|dit|deze|wie|wat|waar|wanneer|waarom|hoe|welke|welk|ik|jij|je|u|hij|\
    zij|ze|wij|we|jullie|hem|haar|hun|hen|ons|onze|mijn|jouw|zijn|zich|zelf|er|hier|daar|in|op|aan|af|bij|door|met|naar|na|om|onder|\
    over|per|sinds|te|tegen|ten|ter|tijdens|tot|tussen|uit|van|vanaf|voor|zonder|boven|achter|naast|binnen|buiten|volgens|ben|bent|\
    is|was|waren|geweest|word|wordt|worden|werd|werden|geworden|heb|hebt|heeft|hebben|had|hadden|gehad|kan|kunnen|kon|konden|moet|\
    moeten|moest|moesten|mag|mogen|wil|willen|wilde|zal|zullen|zou|zouden|doe|doet|doen|deed|gedaan|ga|gaat|gaan|ging|gingen|kom|\
    komt|komen|kwam|kwamen|maakt|maakte|zegt|zei|geeft|gaf|neemt|nam|krijgt|kreeg|begint|begon|niet|geen|niets|niemand|nooit|altijd|\
    al|ook|nog|wel|nu|toen|zo|zeer|heel|veel|weinig|meer|meest|minder|alle|alles|allen|ander|andere|anderen|elk|elke|ieder|iedereen|\
    iets|iemand|enkele|sommige|zelfde|eerste|tweede|derde|laatste|volgende|nieuwe|nieuw|oude|twee|drie|vier|vijf|zes|zeven|acht|\
    negen|tien|honderd|duizend|miljoen|miljard|procent|jaar|jaren|maand|maanden|week|weken|dag|dagen|tijd|keer|mensen|ding|deel|\
    begin|einde|eind|bijna|ongeveer|samen|weer|reeds|omdat|hoewel|toch";
