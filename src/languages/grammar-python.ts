import { Flag, Opaque, rules, type Grammar } from './grammar.ts';

const { leaf, declaresFirst, declaresAll, opened, closed, operand, maybePlain } = Flag;
/** A keyword, then one thing. */
const single = opened | operand;

/** Python. Strings are opaque; what an f-string computes is not entered. */
export const PYTHON: Grammar = {
  ...rules(
    [
      'integer', 'float', 'true', 'false', 'none', 'ellipsis', 'pass_statement', 'break_statement', 'continue_statement',
      'global_statement', 'nonlocal_statement', 'keyword_separator', 'positional_separator', 'type_parameter',
      'dotted_name', 'type_alias_statement',
    ],
    { flags: leaf },
  ),
  identifier: { flags: leaf | Flag.name },
  comment: { flags: leaf | Flag.comment },
  line_continuation: { flags: leaf | Flag.extra },
  string: { flags: leaf | Flag.opaque, opaque: Opaque.string },
  expression_statement: { flags: Flag.statement },
  module: { flags: Flag.documented },
  block: { flags: Flag.documented },

  function_definition: { flags: Flag.function | declaresFirst | opened, role: 'function' },
  lambda: { flags: 0, role: 'lambda' },
  class_definition: { flags: declaresFirst | opened, role: 'class' },
  decorator: { flags: single, role: 'decorator' },
  parameters: { flags: Flag.parameters | Flag.endsNaming | closed | opened },
  lambda_parameters: { flags: Flag.parameters | Flag.endsNaming },
  typed_parameter: { flags: declaresFirst | operand, role: 'parameter' },
  default_parameter: { flags: declaresFirst | operand, role: 'parameter' },
  typed_default_parameter: { flags: declaresFirst | Flag.valued, role: 'parameter' },
  list_splat_pattern: { flags: declaresFirst | Flag.parameterWithin },
  dictionary_splat_pattern: { flags: declaresFirst | Flag.parameterWithin },
  type: { flags: leaf | Flag.annotation },

  import_statement: { flags: leaf, role: 'import' },
  import_from_statement: { flags: leaf, role: 'import' },
  future_import_statement: { flags: leaf, role: 'import' },

  if_statement: { flags: opened, role: 'if' },
  elif_clause: { flags: opened, role: 'else', also: 'if' },
  else_clause: { flags: single, role: 'else' },
  match_statement: { flags: 0, role: 'switch' },
  case_clause: { flags: 0, role: 'case' },
  conditional_expression: { flags: 0, role: 'ternary' },
  for_statement: { flags: declaresFirst | opened, role: 'loop' },
  while_statement: { flags: opened, role: 'loop' },
  with_statement: { flags: opened },
  for_in_clause: { flags: declaresFirst | opened },
  if_clause: { flags: single },
  try_statement: { flags: opened, role: 'try' },
  except_clause: { flags: opened, role: 'catch' },
  except_group_clause: { flags: opened, role: 'catch' },
  finally_clause: { flags: single, role: 'finally' },
  raise_statement: { flags: opened, role: 'throw' },
  return_statement: { flags: single, role: 'return' },
  assert_statement: { flags: opened, role: 'assert' },
  await: { flags: single, role: 'await' },
  ...rules(['not_operator', 'unary_operator', 'list_splat', 'dictionary_splat'], { flags: single }),
  ...rules(['keyword_argument', 'pair'], { flags: operand }),
  ...rules(['binary_operator', 'boolean_operator'], { flags: operand | maybePlain }),
  comparison_operator: { flags: maybePlain },

  call: { flags: maybePlain, role: 'call' },
  assignment: { flags: declaresFirst | Flag.valued, role: 'assignment' },
  augmented_assignment: { flags: operand, role: 'assignment' },
  named_expression: { flags: declaresFirst | operand, role: 'assignment' },
  ...rules(['pattern_list', 'tuple_pattern', 'list_pattern'], { flags: declaresAll | Flag.endsNaming }),
  attribute: { flags: Flag.endsNaming | Flag.firstOnly },
  subscript: { flags: Flag.endsNaming | closed | maybePlain },
  argument_list: { flags: closed | opened | Flag.final },
  ...rules(['list', 'dictionary', 'tuple', 'set', 'parenthesized_expression'], { flags: closed | opened | maybePlain }),
  as_pattern_target: { flags: declaresAll },
  ...rules(['list_comprehension', 'dictionary_comprehension', 'set_comprehension', 'generator_expression'], {
    flags: closed | opened, role: 'comprehension',
  }),
};
