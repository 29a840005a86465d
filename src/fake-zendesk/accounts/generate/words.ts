/** First and second halves of made-up company names. */
// prettier-ignore
export const FIRST_HALVES = [
  'Amber', 'Apple', 'Ash', 'Birch', 'Blue', 'Bright', 'Cedar', 'Clear',
  'Copper', 'Elder', 'Fair', 'Fern', 'Glen', 'Gold', 'Granite', 'Green',
  'Grey', 'Hazel', 'High', 'Iron', 'Juniper', 'Larch', 'Maple', 'Moon',
  'North', 'Oak', 'Red', 'River', 'Silver', 'Stone', 'Sun', 'Willow',
] as const;

/** See `FIRST_HALVES`. */
// prettier-ignore
export const SECOND_HALVES = [
  'bank', 'beck', 'bridge', 'brook', 'cliff', 'cove', 'crest', 'dale',
  'field', 'ford', 'gate', 'grove', 'harbour', 'haven', 'heath', 'hill',
  'holm', 'lake', 'marsh', 'meadow', 'mill', 'moor', 'pine', 'point',
  'pool', 'ridge', 'shore', 'side', 'spring', 'wick', 'wood', 'yard',
] as const;

/** What such a company does. */
// prettier-ignore
export const TRADES = [
  'Analytics', 'Bakeries', 'Biotech', 'Capital', 'Ceramics', 'Clinics', 'Dairy',
  'Energy', 'Engineering', 'Foods', 'Freight', 'Furniture', 'Health', 'Hotels',
  'Instruments', 'Insurance', 'Labs', 'Logistics', 'Media', 'Mobility', 'Optics',
  'Packaging', 'Partners', 'Robotics', 'Software', 'Studios', 'Textiles', 'Tools',
] as const;

/** Where the company is, for names beyond the first 28,672. */
// prettier-ignore
export const PLACES = ['Basel', 'Bergen', 'Cork', 'Ghent', 'Graz', 'Leeds', 'Lyon', 'Malmo', 'Porto', 'Trieste', 'Turku', 'Utrecht'] as const;

/** Where a branch is, for domains. None of them is a place of `PLACES`. */
// prettier-ignore
export const BRANCHES = ['aarhus', 'austin', 'boston', 'denver', 'dublin', 'oslo', 'seville', 'vienna'] as const;

/** Given names; with an initial they make a sample person. */
// prettier-ignore
export const GIVEN_NAMES = [
  'Ada', 'Anouk', 'Bela', 'Carla', 'Daria', 'Dilan', 'Edda', 'Emil',
  'Farah', 'Felix', 'Greta', 'Hugo', 'Ines', 'Ivo', 'Jana', 'Joel',
  'Kaya', 'Lars', 'Lena', 'Luca', 'Mara', 'Milo', 'Nadia', 'Nils',
  'Odile', 'Omar', 'Petra', 'Priya', 'Rafa', 'Ruth', 'Sami', 'Selma',
  'Tara', 'Timo', 'Uma', 'Vera', 'Wanda', 'Yara', 'Yusuf', 'Zoe',
] as const;

/** Desks that look after accounts. */
// prettier-ignore
export const OWNERS = ['Enterprise desk', 'Mid-market desk', 'North desk', 'Partner desk', 'Renewals desk', 'South desk'] as const;

/** What tickets are about. */
export const SUBJECTS = [
  'Access for a new colleague',
  'Address change on our invoices',
  'Cannot sign in since this morning',
  'Cancel one of our licences',
  'Dashboard shows yesterday twice',
  'Export stops half-way',
  'Feature question: bulk import',
  'Invoice does not match the order',
  'Mobile app asks for an update',
  'Notification sent to the wrong team',
  'Password reset mail does not arrive',
  'Please extend our trial',
  'Report is empty for one region',
  'Search does not find archived items',
  'Slow page at the end of the month',
  'Two records for the same order',
  'Webhook answers with an error',
  'Wrong time zone in the calendar',
] as const;
