-- title: The accounts of hosters that deploy a preview of every change.

create or replace temp macro hosting_bots() as
[
    'amplify-console[bot]', 'aws-amplify[bot]', 'cloudflare-pages[bot]',
    'cloudflare-workers-and-pages[bot]', 'firebase-hosting[bot]', 'fly-io[bot]',
    'heroku[bot]', 'netlify[bot]', 'now[bot]', 'railway-app[bot]', 'render[bot]',
    'surge-sh[bot]', 'vercel[bot]', 'zeit[bot]'
]
