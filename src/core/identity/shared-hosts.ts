/**
 * Hosts where many companies have a page of their own, so that the host in a website field says
 * nothing about a company's mail. Each entry means the host and everything below it. Left out on
 * purpose: hosts that give a company its own mail domain, such as `onmicrosoft.com`.
 */
export const SHARED_HOSTS: ReadonlySet<string> = new Set([
  ...words(`
    facebook.com fb.com fb.me m.me messenger.com instagram.com threads.com threads.net
    linkedin.com lnkd.in xing.com twitter.com x.com t.co bsky.app mastodon.social
    youtube.com youtu.be vimeo.com twitch.tv tiktok.com snapchat.com pinterest.com pinterest.co.uk
    pinterest.de pinterest.fr reddit.com tumblr.com flickr.com vk.com ok.ru weibo.com
    whatsapp.com wa.me t.me telegram.me discord.com discord.gg meetup.com nextdoor.com quora.com
    medium.com substack.com patreon.com soundcloud.com open.spotify.com bandcamp.com
  `),
  // Directories, reviews, encyclopedias.
  ...words(`
    yelp.com yelp.ca yelp.co.uk yelp.de yelp.fr tripadvisor.com trustpilot.com glassdoor.com
    crunchbase.com wellfound.com angel.co foursquare.com yellowpages.com gelbeseiten.de pagesjaunes.fr
    bbb.org wikipedia.org wikidata.org web.archive.org
    sites.google.com plus.google.com maps.google.com docs.google.com drive.google.com
    play.google.com g.page goo.gl forms.gle apps.apple.com itunes.apple.com podcasts.apple.com
  `),
  // Links and forms.
  ...words(`
    linktr.ee bit.ly tinyurl.com ow.ly buff.ly rebrand.ly t.ly is.gd cutt.ly about.me beacons.ai
    bio.link bio.site campsite.bio flow.page hoo.be lnk.bio linkin.bio msha.ke solo.to taplink.cc
    taplink.at carrd.co typeform.com jotform.com calendly.com eventbrite.com eventbrite.co.uk
    surveymonkey.com
  `),
  // Shops.
  ...words(`
    myshopify.com shopify.com etsy.com ebay.com ebay.co.uk ebay.de ebay.fr ebay.it ebay.com.au
    bigcartel.com mybigcommerce.com company.site ecwid.com square.site storenvy.com gumroad.com
    myspreadshop.com myspreadshop.de redbubble.com teespring.com mercadolibre.com mercadolibre.com.ar
    mercadolibre.com.mx mercadolivre.com.br
  `),
  // Sites and pages.
  ...words(`
    wordpress.com wixsite.com wix.com editorx.io weebly.com squarespace.com webflow.io jimdo.com
    jimdofree.com jimdosite.com jimdoweb.com site123.me mystrikingly.com strikingly.com
    godaddysites.com business.site blogspot.com blogger.com ghost.io notion.site notion.so
    webnode.com webnode.page yolasite.com webs.com canva.site framer.website framer.app framer.ai
    multiscreensite.com hs-sites.com hubspotpagebuilder.com unbouncepages.com leadpages.co
    clickfunnels.com webador.com webador.de tilda.ws ueniweb.com odoo.com home.blog tripod.com
    angelfire.com livejournal.com
  `),
  // Code, hosting, help centers.
  ...words(`
    github.com github.io gitlab.com gitlab.io bitbucket.org bitbucket.io sourceforge.net codeberg.org
    codeberg.page netlify.app netlify.com vercel.app pages.dev workers.dev herokuapp.com
    azurewebsites.net azurestaticapps.net web.app firebaseapp.com appspot.com onrender.com fly.dev
    surge.sh replit.app repl.co glitch.me cloudfront.net amazonaws.com digitaloceanspaces.com
    zendesk.com freshdesk.com force.com my.site.com my.salesforce.com salesforce-sites.com
    sharepoint.com
  `),
]);

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
