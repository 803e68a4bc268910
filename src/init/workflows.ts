import { PLACEHOLDER, type Source } from './source.ts';

/** The workflow that looks at pull requests. It reads only, so that it may run on those of strangers. */
export const reviewWorkflow = (version: string, { action, isKnown }: Source): string => `name: handiwork
on:
  pull_request:

permissions:
  contents: read

jobs:
  review:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          # The commits and their messages are what is looked at.
          fetch-depth: 0
          persist-credentials: false
      - uses: ${action}@v${version}${isKnown ? '' : ` # replace ${PLACEHOLDER} by whoever publishes Handiwork`}
        with:
          version: ${version}
`;

/** The script of the second workflow. What the first one left behind was made by code of a stranger: it is checked. */
export const COMMENT_SCRIPT = `const fs = require('fs');
const MARK = '<!-- handiwork:review -->';
const number = Number(fs.readFileSync('handiwork/number', 'utf8').slice(0, 20));
const body = fs.readFileSync('handiwork/comment.md', 'utf8').slice(0, 65000);
if (!Number.isSafeInteger(number) || number < 1 || !body.startsWith(MARK)) {
  core.setFailed('The comment is not one of Handiwork.');
  return;
}
const run = context.payload.workflow_run;
const { data: pull } = await github.rest.pulls.get({ ...context.repo, pull_number: number });
if (pull.head.sha !== run.head_sha) {
  core.notice('The pull request has moved on; its next run writes the comment.');
  return;
}
const comments = await github.paginate(github.rest.issues.listComments, { ...context.repo, issue_number: number, per_page: 100 });
const own = comments.find((comment) => comment.user?.login === 'github-actions[bot]' && comment.body?.startsWith(MARK));
if (own) await github.rest.issues.updateComment({ ...context.repo, comment_id: own.id, body });
else await github.rest.issues.createComment({ ...context.repo, issue_number: number, body });
`;

/** The workflow that posts the comment: it may write, and so runs no code of the pull request. */
export const commentWorkflow = (): string => `name: handiwork comment
on:
  workflow_run:
    workflows: [handiwork]
    types: [completed]

permissions:
  actions: read
  pull-requests: write

jobs:
  comment:
    if: github.event.workflow_run.event == 'pull_request'
    runs-on: ubuntu-latest
    steps:
      - uses: actions/download-artifact@d3f86a106a0bac45b974a628896c90dbdf5c8093 # v4.3.0
        id: download
        continue-on-error: true
        with:
          name: handiwork-comment
          path: handiwork
          run-id: \${{ github.event.workflow_run.id }}
          github-token: \${{ github.token }}
      - if: steps.download.outcome == 'success'
        uses: actions/github-script@60a0d83039c74a4aee543508d2ffcb1c3799cdea # v7.0.1
        with:
          script: |
${COMMENT_SCRIPT.replace(/^(?=.)/gm, '            ')}`;

/** The template for GitLab: a job for merge requests, with a code quality report. */
export const gitlabTemplate = (version: string): string => `handiwork:
  stage: test
  image: node:22
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  variables:
    GIT_DEPTH: "0"
  script:
    - >-
      npx --yes handiwork@${version} diff "$CI_MERGE_REQUEST_DIFF_BASE_SHA...$CI_COMMIT_SHA"
      --output gitlab=gl-code-quality-report.json
      --output markdown-comment=handiwork.md
  artifacts:
    when: always
    paths:
      - handiwork.md
    reports:
      codequality: gl-code-quality-report.json
`;
