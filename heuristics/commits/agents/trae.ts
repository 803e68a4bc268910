import { defineAgent } from 'handiwork/heuristic';
import { coAuthorKeys, creditKeys } from 'handiwork/kit';

export default defineAgent({
  id: 'trae',
  name: 'Trae',
  vendor: 'ByteDance',
  aliases: ['TRAE'],
  role: 'coding-agent',
  window: { from: '2024-06-26', source: 'vendor announcement of MarsCode, the later Trae' },
  signals: [
    {
      id: 'author-email/address',
      kind: 'author-email',
      pattern: /^(?:noreply@bytedance\.com|traecli@bytedance\.com|noreply@trae\.ai|noreply@trae\.com)$/i,
      tier: 'authored',
      confounders: ['noreply@bytedance.com is a general vendor address: require Trae in the name'],
      match: ['noreply@bytedance.com', 'traecli@bytedance.com', 'noreply@trae.ai', 'noreply@trae.com'],
      noMatch: ['jane.doe@bytedance.com', 'xnoreply@bytedance.com', 'someone@example.com'],
    },
    {
      id: 'trailer/address-coauthor',
      kind: 'trailer',
      keys: creditKeys,
      pattern: /<(?:noreply@bytedance\.com|traecli@bytedance\.com|noreply@trae\.ai|noreply@trae\.com)>[ \t]*$/i,
      tier: 'assisted',
      confounders: ['noreply@bytedance.com is a general vendor address: require Trae in the name'],
      match: [
        'Co-authored-by: TRAE CLI <noreply@bytedance.com>',
        'Co-authored-by: TRAE CLI <traecli@bytedance.com>',
        'Co-authored-by: TRAE CLI <noreply@trae.ai>',
        'Co-authored-by: TRAE CLI <noreply@trae.com>',
      ],
      noMatch: ['Co-authored-by: Jane Doe <jane.doe@bytedance.com>', 'Reviewed-by: Trae <noreply@bytedance.com>'],
    },
    {
      id: 'trailer/name',
      kind: 'trailer',
      keys: coAuthorKeys,
      pattern: /^TRAE(?: (?:CLI|Agent|AI|IDE))?(?: <[^<>]{1,80}>)?[ \t]*$/i,
      tier: 'assisted',
      confounders: ['a person named Trae with no surname'],
      match: ['Co-authored-by: TRAE CLI <noreply@bytedance.com>', 'Co-Authored-By: TRAE Agent <noreply@trae.ai>'],
      noMatch: ['Co-authored-by: Trae Young <t@example.org>'],
    },
    {
      id: 'branch/prefix',
      kind: 'branch',
      pattern: /^(?:[^ /]{1,60}\/)?trae\/(?:agent|solo)-[0-9A-Za-z]{3,40}$/,
      tier: 'assisted',
      confounders: [
        'prefix typed by a person for work on that topic',
        'the branch may also hold human commits; squash merges keep only the merge or PR record',
      ],
      match: ['trae/agent-123', 'user/trae/agent-123'],
      noMatch: ['feature/nottrae/agent-123', 'trae'],
    },
    {
      id: 'path/config',
      kind: 'path',
      pattern: /(?:^|\/)\.trae\/|(?:^|\/)\.traerules$|(?:^|\/)\.marscode\//,
      tier: 'present',
      confounders: ['configuration present while the code is human; may be a template or copied starter'],
      match: ['.trae/rules/project_rules.md', '.marscode/x'],
      noMatch: ['trae/rules/x.md'],
    },
  ],
});
