// Written by `npm run registry`. Do not edit.
import type { Heuristic } from 'handiwork/heuristic';
import abbreviatedNames from './naming/abbreviated-names.ts';
import agentBranches from './repository/agent-branches.ts';
import agentConfigurationFiles from './repository/agent-configuration-files.ts';
import agentHistoryFiles from './repository/agent-history-files.ts';
import agentPathsIgnored from './repository/agent-paths-ignored.ts';
import annotatedParameters from './structure/annotated-parameters.ts';
import annotationDensity from './structure/annotation-density.ts';
import anyTypes from './structure/any-types.ts';
import arrowCharacters from './comments/arrow-characters.ts';
import arrowFunctions from './structure/arrow-functions.ts';
import assertions from './structure/assertions.ts';
import asyncDensity from './structure/async-density.ts';
import attributionSwitchedOff from './repository/attribution-switched-off.ts';
import bannerComments from './comments/banner-comments.ts';
import blankLines from './layout/blank-lines.ts';
import boldLeadIns from './prose/bold-lead-ins.ts';
import broadCatchDensity from './structure/broad-catch-density.ts';
import broadCatches from './structure/broad-catches.ts';
import builtinGenerics from './structure/builtin-generics.ts';
import bulletShare from './prose/bullet-share.ts';
import capitalisedComments from './comments/capitalised-comments.ts';
import carriageReturns from './layout/carriage-returns.ts';
import changeConcentration from './commits/change-concentration.ts';
import changeGrowth from './commits/change-growth.ts';
import changeSize from './commits/change-size.ts';
import changeSpread from './commits/change-spread.ts';
import closingSummaries from './prose/closing-summaries.ts';
import codeShare from './prose/code-share.ts';
import commentAsides from './comments/comment-asides.ts';
import commentBackticks from './comments/comment-backticks.ts';
import commentDashes from './comments/comment-dashes.ts';
import commentDensity from './comments/comment-density.ts';
import commentFullStops from './comments/comment-full-stops.ts';
import commentLabels from './comments/comment-labels.ts';
import commentLength from './comments/comment-length.ts';
import commentedOutCode from './comments/commented-out-code.ts';
import commitGap from './commits/commit-gap.ts';
import comparisonDensity from './structure/comparison-density.ts';
import compoundNames from './naming/compound-names.ts';
import comprehensions from './structure/comprehensions.ts';
import conditionalDensity from './structure/conditional-density.ts';
import consoleOutput from './structure/console-output.ts';
import constDeclarations from './structure/const-declarations.ts';
import constantNames from './naming/constant-names.ts';
import contractions from './prose/contractions.ts';
import contrastPhrases from './prose/contrast-phrases.ts';
import conventionalPrefix from './commits/conventional-prefix.ts';
import datedPython from './structure/dated-python.ts';
import decorators from './structure/decorators.ts';
import defaultExports from './structure/default-exports.ts';
import docBaseVerbs from './comments/doc-base-verbs.ts';
import docCompleteness from './comments/doc-completeness.ts';
import docDensity from './comments/doc-density.ts';
import docFullStops from './comments/doc-full-stops.ts';
import docLength from './comments/doc-length.ts';
import docPresence from './comments/doc-presence.ts';
import docSections from './comments/doc-sections.ts';
import docTags from './comments/doc-tags.ts';
import docVerbs from './comments/doc-verbs.ts';
import doubleBlankLines from './layout/double-blank-lines.ts';
import editNarration from './comments/edit-narration.ts';
import elseBranches from './structure/else-branches.ts';
import emDashes from './comments/em-dashes.ts';
import emoji from './comments/emoji.ts';
import emojiHeadings from './prose/emoji-headings.ts';
import emojiItems from './prose/emoji-items.ts';
import errorBindings from './structure/error-bindings.ts';
import errorInstanceTests from './structure/error-instance-tests.ts';
import exportDensity from './structure/export-density.ts';
import firstPersonComments from './comments/first-person-comments.ts';
import formattedStrings from './structure/formatted-strings.ts';
import fullCatchNames from './structure/full-catch-names.ts';
import functionKeywords from './structure/function-keywords.ts';
import genericNames from './naming/generic-names.ts';
import guardClauses from './structure/guard-clauses.ts';
import headingDensity from './prose/heading-density.ts';
import imperativeComments from './comments/imperative-comments.ts';
import imperativeSubject from './commits/imperative-subject.ts';
import importOrder from './imports/import-order.ts';
import importWidth from './imports/import-width.ts';
import inFileMarkers from './repository/in-file-markers.ts';
import indentDepth from './layout/indent-depth.ts';
import leadingDocs from './comments/leading-docs.ts';
import letDeclarations from './structure/let-declarations.ts';
import lineFill from './layout/line-fill.ts';
import lineLength from './layout/line-length.ts';
import lineLengthVariation from './layout/line-length-variation.ts';
import loggerCalls from './structure/logger-calls.ts';
import longLines from './layout/long-lines.ts';
import longNames from './naming/long-names.ts';
import longestLine from './layout/longest-line.ts';
import loopDensity from './structure/loop-density.ts';
import marketingWords from './prose/marketing-words.ts';
import messageBody from './commits/message-body.ts';
import messageBullets from './commits/message-bullets.ts';
import messageBuzzwords from './commits/message-buzzwords.ts';
import multiLineComments from './comments/multi-line-comments.ts';
import multiLineDocs from './comments/multi-line-docs.ts';
import nameEvenness from './naming/name-evenness.ts';
import nameLength from './naming/name-length.ts';
import nameParts from './naming/name-parts.ts';
import nameUseLength from './naming/name-use-length.ts';
import nameVariety from './naming/name-variety.ts';
import narrationComments from './comments/narration-comments.ts';
import negatedGuards from './structure/negated-guards.ts';
import nestedImports from './imports/nested-imports.ts';
import nestingDepth from './structure/nesting-depth.ts';
import nodePrefix from './imports/node-prefix.ts';
import nonAsciiText from './comments/non-ascii-text.ts';
import noneTests from './structure/none-tests.ts';
import nullishOperators from './structure/nullish-operators.ts';
import numberDensity from './structure/number-density.ts';
import numberedLists from './prose/numbered-lists.ts';
import ofLoops from './structure/of-loops.ts';
import orOperators from './structure/or-operators.ts';
import ownLineComments from './comments/own-line-comments.ts';
import packagePreferences from './imports/package-preferences.ts';
import paragraphLeadComments from './comments/paragraph-lead-comments.ts';
import paragraphLength from './layout/paragraph-length.ts';
import paragraphVariation from './layout/paragraph-variation.ts';
import pathlibPaths from './structure/pathlib-paths.ts';
import percentFormatting from './structure/percent-formatting.ts';
import privateMembers from './structure/private-members.ts';
import promiseChains from './structure/promise-chains.ts';
import proseDashes from './prose/prose-dashes.ts';
import punctuationDensity from './structure/punctuation-density.ts';
import repeatedOpenings from './structure/repeated-openings.ts';
import requireCalls from './imports/require-calls.ts';
import restatingComments from './comments/restating-comments.ts';
import returnDensity from './structure/return-density.ts';
import returnTypes from './structure/return-types.ts';
import returnedTemporaries from './structure/returned-temporaries.ts';
import selfReferences from './structure/self-references.ts';
import semicolons from './layout/semicolons.ts';
import sentenceLength from './prose/sentence-length.ts';
import sentenceLengthVariation from './prose/sentence-length-variation.ts';
import sentenceStrings from './structure/sentence-strings.ts';
import shallowCatches from './structure/shallow-catches.ts';
import shortComments from './comments/short-comments.ts';
import shortNames from './naming/short-names.ts';
import singleQuotes from './layout/single-quotes.ts';
import snakeCaseNames from './naming/snake-case-names.ts';
import stepComments from './comments/step-comments.ts';
import stockErrorStrings from './structure/stock-error-strings.ts';
import strictEquality from './structure/strict-equality.ts';
import stringDensity from './structure/string-density.ts';
import stringWords from './structure/string-words.ts';
import subjectLength from './commits/subject-length.ts';
import suppressionComments from './comments/suppression-comments.ts';
import tabIndentation from './layout/tab-indentation.ts';
import tableShare from './prose/table-share.ts';
import taglessDocs from './comments/tagless-docs.ts';
import ternaryDensity from './structure/ternary-density.ts';
import testShare from './commits/test-share.ts';
import throwDensity from './structure/throw-density.ts';
import titleCaseHeadings from './prose/title-case-headings.ts';
import todoMarkers from './comments/todo-markers.ts';
import trailingCommas from './layout/trailing-commas.ts';
import trailingComments from './comments/trailing-comments.ts';
import trailingWhitespace from './layout/trailing-whitespace.ts';
import tryDensity from './structure/try-density.ts';
import twoSpaceIndents from './layout/two-space-indents.ts';
import typeCasts from './structure/type-casts.ts';
import typeOnlyImports from './imports/type-only-imports.ts';
import typedDocTags from './comments/typed-doc-tags.ts';
import unbracedConditionals from './structure/unbraced-conditionals.ts';
import unknownTypes from './structure/unknown-types.ts';
import unresolvedImports from './imports/unresolved-imports.ts';
import unspacedComments from './comments/unspaced-comments.ts';
import unusedDeclarations from './structure/unused-declarations.ts';
import unusedImports from './imports/unused-imports.ts';
import verbLedFunctions from './naming/verb-led-functions.ts';
import veryLongLines from './layout/very-long-lines.ts';
import whitespaceOnlyLines from './layout/whitespace-only-lines.ts';
import whyComments from './comments/why-comments.ts';

/** Every built-in heuristic, sorted by id. */
export const heuristics: readonly Heuristic[] = [
  abbreviatedNames, agentBranches, agentConfigurationFiles, agentHistoryFiles, agentPathsIgnored, annotatedParameters,
  annotationDensity, anyTypes, arrowCharacters, arrowFunctions, assertions, asyncDensity, attributionSwitchedOff,
  bannerComments, blankLines, boldLeadIns, broadCatchDensity, broadCatches, builtinGenerics, bulletShare,
  capitalisedComments, carriageReturns, changeConcentration, changeGrowth, changeSize, changeSpread, closingSummaries,
  codeShare, commentAsides, commentBackticks, commentDashes, commentDensity, commentFullStops, commentLabels,
  commentLength, commentedOutCode, commitGap, comparisonDensity, compoundNames, comprehensions, conditionalDensity,
  consoleOutput, constDeclarations, constantNames, contractions, contrastPhrases, conventionalPrefix, datedPython,
  decorators, defaultExports, docBaseVerbs, docCompleteness, docDensity, docFullStops, docLength, docPresence,
  docSections, docTags, docVerbs, doubleBlankLines, editNarration, elseBranches, emDashes, emoji, emojiHeadings,
  emojiItems, errorBindings, errorInstanceTests, exportDensity, firstPersonComments, formattedStrings, fullCatchNames,
  functionKeywords, genericNames, guardClauses, headingDensity, imperativeComments, imperativeSubject, importOrder,
  importWidth, inFileMarkers, indentDepth, leadingDocs, letDeclarations, lineFill, lineLength, lineLengthVariation,
  loggerCalls, longLines, longNames, longestLine, loopDensity, marketingWords, messageBody, messageBullets,
  messageBuzzwords, multiLineComments, multiLineDocs, nameEvenness, nameLength, nameParts, nameUseLength, nameVariety,
  narrationComments, negatedGuards, nestedImports, nestingDepth, nodePrefix, nonAsciiText, noneTests, nullishOperators,
  numberDensity, numberedLists, ofLoops, orOperators, ownLineComments, packagePreferences, paragraphLeadComments,
  paragraphLength, paragraphVariation, pathlibPaths, percentFormatting, privateMembers, promiseChains, proseDashes,
  punctuationDensity, repeatedOpenings, requireCalls, restatingComments, returnDensity, returnTypes,
  returnedTemporaries, selfReferences, semicolons, sentenceLength, sentenceLengthVariation, sentenceStrings,
  shallowCatches, shortComments, shortNames, singleQuotes, snakeCaseNames, stepComments, stockErrorStrings,
  strictEquality, stringDensity, stringWords, subjectLength, suppressionComments, tabIndentation, tableShare,
  taglessDocs, ternaryDensity, testShare, throwDensity, titleCaseHeadings, todoMarkers, trailingCommas,
  trailingComments, trailingWhitespace, tryDensity, twoSpaceIndents, typeCasts, typeOnlyImports, typedDocTags,
  unbracedConditionals, unknownTypes, unresolvedImports, unspacedComments, unusedDeclarations, unusedImports,
  verbLedFunctions, veryLongLines, whitespaceOnlyLines, whyComments,
];
