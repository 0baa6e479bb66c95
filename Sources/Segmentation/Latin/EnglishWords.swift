/// The words that the rules for tokens and sentences ask for, by what they are. A word that begins with a capital here
/// counts only with one in the text; the others count in either case. Abbreviations stand without their last full stop.
///
/// To add one, write it into its row; a word may stand in several.
enum EnglishWords {
  static let rows: [(WordFlags, String)] = abbreviations + words + pieces

  private static let abbreviations: [(WordFlags, String)] = [
    // Civil, military, church and academic titles, and other things that stand before names.
    (
      .title,
      """
      mr mrs ms mx dr drs messrs mmes Mme Mlle prof profs Gen Gens Maj Col Cols Lt Ltc Lieut Capt cpt Cmdr Cdr Comdr Adm Vadm Radm Brig
      Sgt Sfc Ssgt Cpl Pvt Pfc Spc Ens Cpo Cmdt Supt Insp Det Sen Sens Rep Reps Gov Govs Pres Amb Sec Secy Min Del Hon Rev Fr Br Msgr Bp
      Abp Ald Cllr Atty Asst Assoc Dir Mgr Sra Srta Hr Frl Mt Mtn Ft Pt Ste
      """
    ),
    // In the middle of a sentence only.
    (
      .goesOn,
      """
      vs v.s e.g eg i.e ie cf viz approx appx esp incl excl resp i.a q.v c.f aka a.k.a f.k.a d.b.a w.r.t btw P.S PS P.P.S N.B NB orig prob
      usu transl ibid op
      """
    ),
    // Firms, degrees, generations, offices.
    (
      .mayEnd,
      """
      inc corp ltd llc co cos bros plc gmbh s.a s.p.a n.v b.v l.p l.l.p l.l.c pte sdn bhd mfg mfrs intl int'l assn ass'n assocs jr sr esq
      ph.d phd d.phil m.d b.a m.a b.s m.s b.sc m.sc m.b.a j.d ll.b ll.m ed.d d.d.s d.v.m r.n c.p.a k.c q.c m.p m.e.p r.i.p dept depts
      div gov't govt adm'n admin univ inst acad coll hosp bldg bldgs natl nat'l
      """
    ),
    // States, unions, cities, and other names in initials.
    (
      .mayEnd,
      """
      u.s u.k u.n e.u u.s.a u.s.s.r u.a.e p.r.c r.o.c r.o.k d.p.r.k d.r.c d.c l.a n.y n.y.c n.j n.h n.c s.c n.d s.d n.m w.va r.i b.c a.d
      b.c.e c.e p.e.i n.s.w u.s.s h.m.s f.b.i c.i.a n.s.a n.a.t.o p.l.o i.r.a m.i.t g.o.p t.v i.q i.d p.c c.e.o v.i.p v.p i.v p.o.w o.k
      """
    ),
    // Months, days, streets.
    (
      .mayEnd,
      """
      Jan Feb Apr Jun Jul Aug sept Sep Oct Nov Dec Mon Tue Tues Wed Weds Thu Thur Thurs Fri ave blvd rd hwy rte pkwy sq st sts terr tpke
      Apt Ste Bldg expy
      """
    ),
    // States of the USA, provinces of Canada.
    (
      .mayEnd,
      """
      Ala Ariz Calif Colo Conn Fla Ga Ia Kan Kans Ky Md Mich Minn Mo Mont Neb Nebr Nev Okla Tenn Tex Va Vt Wis Wisc Wyo Ont Que Sask Alta
      """
    ),
    // The same, and months and days, that are words as well.
    ([.mayEnd, .isWord], "Ark Cal Del Ida Ill Ind La Mass Me Miss Ore Pa Penn Wash Mar Sun Sat"),
    // Measures and other short forms.
    (
      .mayEnd,
      """
      ft yd yds sq oz lb lbs qt tsp tbsp doz hr hrs min mins sec secs wk wks mos yr yrs kg km cm mph ext tel avg est misc refs eds publ vol
      vols al anon bibl abbr recd acct amt bbl chm contd cont'd dft enc encl exec fwd hdqrs inv med meth mgmt mgt mkt pkg prelim proc pseud
      qtr qty secy soc std subj suppl tech twp
      """
    ),
    (.closing, "etc ect &c"),
    (.clock, "a.m p.m"),
    // Before a number, a chapter, a sum.
    (
      .beforeNumber,
      """
      no nos nr nrs num p pp pg pgs para paras art arts secs sect ch chap fig figs eq eqs ex bk pt pts ver v vv ll nn cl sched app c ca
      circa rs tk rev
      """
    ),
  ]

  private static let words: [(WordFlags, String)] = [
    (
      .starter,
      """
      The This That These Those It Its He She They We You I My Your His Her Our Their There Here A An Another Some Any Each Every Either
      Neither Many Most Much More Several Few Both All None Nothing Nobody Everyone Everything Someone Something Anyone One Such Other Others
      And But Yet So Or Nor For Because Since Although Though While Whereas If Unless Until Once When Whenever Where Wherever
      What Who Whom Whose Which Why How Whether As At By In On Of To From With Without Within Under Over Into Upon About Above After Before
      Behind Below Beneath Beside Besides Between Beyond Among Amid Against Along Across Around Despite During Except Following Given Like Near
      Through Throughout Toward Towards Unlike Via Per Regarding Concerning According Instead
      However Moreover Furthermore Meanwhile Nevertheless Nonetheless Therefore Thus Hence Indeed Otherwise Still Even Also Only Just Not No
      Now Then Today Tomorrow Yesterday Tonight Later Earlier Recently Soon Eventually Finally First Second Third Last Next Again Already Always
      Often Sometimes Usually Never Ever Perhaps Maybe Certainly Clearly Obviously Unfortunately Fortunately Apparently Actually Surely
      Similarly Likewise Consequently Accordingly Additionally Alternatively Conversely Ultimately Initially Overall Rather Quite Too
      Is Are Was Were Am Be Do Does Did Has Have Had Can Could Will Would Shall Should May Might Must Let Please Don't Doesn't Didn't Isn't
      Aren't Wasn't Weren't Can't Couldn't Won't Wouldn't Shouldn't Haven't Hasn't Hadn't It's That's There's He's She's They're We're
      You're I'm I've I'd I'll He'd She'd They've We've You've What's Who's Here's Let's It’s That’s There’s He’s She’s They’re We’re You’re
      I’m I’ve I’d I’ll Don’t Doesn’t Didn’t Isn’t Let’s What’s Here’s
      Millions Thousands Hundreds Dozens Scores Billions Two Three Four Five Six Seven Eight Nine Ten
      Critics Analysts Experts Observers Officials Opponents Supporters Voters People Nobody Travelers Travellers
      Yes Oh Well Thanks Thank Sorry Hello Hi Look See Go Come Get Take Make Try Ask Call Consider Suppose Imagine Remember Note
      """
    ),
    (
      .opener,
      """
      At By In On Of To From With Within Until Till Since Before After Around About During Between Through Toward Towards Near
      Shortly Just Only Not Already Still Even Once Like
      """
    ),
    (
      .speech,
      """
      said says say asked asks ask replied replies answered answers added adds told tells wrote writes wondered wonders thought thinks
      shouted shouts yelled yells cried cries exclaimed exclaims whispered whispers muttered mutters insisted insists argued argues
      warned warns declared declares announced announces explained explains continued continues concluded concludes noted notes observed
      observes remarked remarks demanded demands inquired enquired queried questioned suggests suggested joked quipped snapped laughed
      sighed gasped screamed called calls went goes recalled recalls admitted admits claimed claims complained pleaded begged urged
      """
    ),
    (.speaker, "he she they we i it who one"),
    (
      .afterClock,
      """
      ET EST EDT PT PST PDT CT CST CDT MT MST MDT GMT UTC BST CET CEST IST JST HKT KST Eastern Pacific Central Mountain Greenwich London
      Beijing Moscow Tokyo Local Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
      August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun
      """
    ),
    (.exclaims, "Yahoo Jeopardy Joomla Kahoot"),
  ]

  private static let pieces: [(WordFlags, String)] = [
    // Affixes that the English treebanks leave in one word with what follows; the second row holds those that are words.
    (
      .prefix,
      """
      ad agro ante anti auto bi bio cis co contra cyber de demi dis e eco electro en ex fore geo hetero homo hyper hypo infra inter intra ir
      macro mal mega meta micro mid mis mono multi neo non omni ortho para peri phospho poly post pre preter pro proto pseudo quasi re
      semi socio sub supra tele trans tri u ultra un uni x
      """
    ),
    ([.prefix, .isWord], "arch counter cross extra mini over pan retro super under vice"),
    (.suffix, "able ahol cracy esque fest fold gate ish itis less most rama wise"),
    (
      .unit,
      """
      mm cm dm km nm kg mg ml mi ft yd lb lbs oz gb mb kb tb gbps mbps hz khz mhz ghz kw mw gw kwh mwh gwh twh kv hp mph kph rpm psi
      hr hrs min mins sec secs yr yrs mo mos am pm k m b bn mn mln bln tn trn tr p pts bps ppm kcal cal mcg cc ha sqm sqft
      """
    ),
    // Domains of the highest level, and files.
    (
      .ending,
      """
      com org net edu gov mil int info biz io co ai app dev me tv cc us uk eu de fr it es nl be ch at se no dk fi pl cz ru ua cn hk tw jp
      kr in au nz ca br mx za ir il tr sa ae sg my th vn id ph pk
      html htm asp aspx php jsp cgi stm shtml pdf doc docx xls xlsx ppt pptx txt rtf csv tsv xml json jpg jpeg png gif bmp svg tif tiff
      mp3 mp4 wav avi mov mpg zip gz tar rar exe dll js ts py java cpp swift md
      """
    ),
    (.clitic, "s t m d re ve ll em til till cause n bout round tis twas tween gainst cos cuz nother"),
    (.dollar, "US A AU C CA CAN HK NT S SG NZ R J M MX"),
  ]
}
