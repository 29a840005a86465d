/**
 * Providers of mail for everybody that the common list of `email-providers` does not name: other
 * countries' domains of the large ones, internet providers, alias and throw-away services.
 */
export const PERSONAL_MAIL: ReadonlySet<string> = words(`
  googlemail.com

  ymail.com rocketmail.com myyahoo.com yahoo.at yahoo.be yahoo.cl yahoo.co.id yahoo.co.in
  yahoo.co.kr yahoo.co.nz yahoo.co.th yahoo.co.za yahoo.com.ar yahoo.com.au yahoo.com.co
  yahoo.com.hk yahoo.com.mx yahoo.com.my yahoo.com.pe yahoo.com.ph yahoo.com.sg yahoo.com.tr
  yahoo.com.ve yahoo.com.vn yahoo.dk yahoo.es yahoo.fi yahoo.gr yahoo.ie yahoo.in yahoo.it yahoo.nl
  yahoo.no yahoo.pl yahoo.pt yahoo.ro yahoo.se

  hotmail.at hotmail.be hotmail.ca hotmail.ch hotmail.cl hotmail.co.id hotmail.co.il hotmail.co.jp
  hotmail.co.kr hotmail.co.nz hotmail.co.th hotmail.co.uk hotmail.co.za hotmail.com.ar
  hotmail.com.au hotmail.com.br hotmail.com.hk hotmail.com.mx hotmail.com.tr hotmail.com.tw
  hotmail.com.vn hotmail.cz hotmail.de hotmail.dk hotmail.es hotmail.fi hotmail.fr hotmail.gr
  hotmail.hu hotmail.it hotmail.my hotmail.nl hotmail.no hotmail.ph hotmail.rs hotmail.se hotmail.sg
  hotmail.sk
  live.at live.be live.ca live.ch live.cl live.cn live.co.kr live.co.uk live.co.za live.com.ar
  live.com.au live.com.mx live.com.my live.com.ph live.com.pt live.com.sg live.de live.dk live.fi
  live.fr live.hk live.ie live.in live.it live.jp live.nl live.no live.ru live.se
  outlook.at outlook.be outlook.cl outlook.co.id outlook.co.il outlook.co.nz outlook.co.th
  outlook.com.ar outlook.com.au outlook.com.br outlook.com.gr outlook.com.hk outlook.com.tr
  outlook.com.vn outlook.cz outlook.de outlook.dk outlook.es outlook.fr outlook.hu outlook.ie
  outlook.in outlook.it outlook.jp outlook.kr outlook.lv outlook.my outlook.ph outlook.pt outlook.sa
  outlook.sg outlook.sk
  windowslive.com passport.com

  aol.de aol.es aol.fr aol.it aol.jp love.com ygm.com
  privaterelay.appleid.com
  pm.me protonmail.ch tuta.com tuta.io tutamail.com tutanota.com tutanota.de keemail.me
  fastmail.com fastmail.us fastmail.co.uk sent.com hush.com hushmail.me zohomail.com zohomail.eu
  zohomail.in duck.com mozmail.com anonaddy.me anonaddy.com simplelogin.com skiff.com riseup.net
  disroot.org posteo.de posteo.net posteo.eu mail.de email.de eclipso.de runbox.com startmail.com
  mailfence.com countermail.com mykolab.com kolabnow.com gmx.ch gmx.co.uk gmx.es gmx.eu gmx.fr
  gmx.info gmx.it gmx.org gmx.us caramail.com

  email.com accountant.com asia.com cheerful.com consultant.com contractor.net dr.com engineer.com
  europe.com execs.com iname.com linuxmail.org myself.com post.com techie.com writeme.com

  bk.ru inbox.ru internet.ru ro.ru lenta.ru autorambler.ru myrambler.ru yandex.by yandex.kz
  yandex.ua yandex.com.tr narod.ru meta.ua bigmir.net tut.by mail.by
  op.pl vp.pl tlen.pl buziaczek.pl poczta.onet.pl poczta.onet.eu poczta.fm interia.eu interia.com
  email.cz post.cz volny.cz atlas.cz centrum.sk azet.sk zoznam.sk pobox.sk
  freemail.hu citromail.hu t-online.hu indamail.hu inbox.lt inbox.ee mail.ee mail.bg dir.bg
  siol.net t-1.si net.hr inet.hr otenet.gr in.gr

  vodafone.de vodafonemail.de kabelmail.de unitybox.de netcologne.de ewe.net ewetel.net
  onlinehome.eu magenta.de aon.at chello.at utanet.at a1.net hispeed.ch sunrise.ch swissonline.ch
  ziggo.nl kpnmail.nl kpnplanet.nl xs4all.nl upcmail.nl hccnet.nl casema.nl quicknet.nl
  proximus.be scarlet.be voo.be pandora.be
  bbox.fr numericable.fr aliceadsl.fr noos.fr cegetel.net 9online.fr dbmail.com
  tim.it email.it inwind.it blu.it fastwebnet.it tiscalinet.it aruba.it
  telefonica.net ono.com movistar.es euskalnet.net netcabo.pt clix.pt iol.pt mail.pt
  talk21.com plus.com plusnet.com o2.com btinternet.co.uk
  telia.com comhem.se bredband.net tele2.se home.se passagen.se online.no broadpark.no
  mail.dk jubii.dk stofanet.dk tdcadsl.dk kolumbus.fi luukku.com suomi24.fi pp.inet.fi elisanet.fi
  mail.telepac.pt

  spectrum.net twc.com centurylink.net centurytel.net embarqmail.com windstream.net suddenlink.net
  optonline.net peoplepc.com q.com ameritech.net snet.net flash.net nvbell.net mediacombb.net
  hughes.net
  videotron.ca bell.net eastlink.ca sasktel.net mts.net nb.sympatico.ca
  internode.on.net dodo.com.au adam.com.au aapt.net.au xtra.co.nz slingshot.co.nz orcon.net.nz
  mweb.co.za webmail.co.za telkomsa.net vodamail.co.za
  bol.com.br prodigy.net.mx fibertel.com.ar speedy.com.ar arnet.com.ar
  rediffmail.com rediff.com hanmail.net kakao.com sina.com.cn sohu.com vip.qq.com vip.163.com
  vip.126.com 139.com 189.cn wo.cn 188.com 263.net
  ezweb.ne.jp softbank.ne.jp i.softbank.jp ymobile.ne.jp nifty.com biglobe.ne.jp
  pchome.com.tw seed.net.tw hinet.net netvigator.com
  bezeqint.net netvision.net.il walla.com mynet.com

  sharklasers.com guerrillamail.net guerrillamail.org grr.la mailnesia.com maildrop.cc trashmail.com
  trashmail.de getnada.com dispostable.com throwawaymail.com yopmail.fr yopmail.net mailcatch.com
  moakt.com spamgourmet.com discard.email tempmail.com tempr.email mohmal.com mintemail.com
  fakeinbox.com mytemp.email
`);

/**
 * Entries of the common list that are no mail for everybody today: a company, a school or a service
 * that could be somebody's customer, a network that is a shared host, and a name reserved for
 * examples.
 */
export const NOT_PERSONAL_MAIL: ReadonlySet<string> = words(`
  alibaba.com ancestry.com aver.com bolt.com bt.com clerk.com discovery.com dnsmadeeasy.com
  kansascity.com law.com looksmart.com medscape.com name.com nus.edu.sg oath.com parrot.com
  saudia.com singpost.com space.com techspot.com unican.es
  facebook.com
  example.com
`);

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
