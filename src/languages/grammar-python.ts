import { Flag, Opaque, rules, type Grammar } from './grammar.ts';

const { leaf, declaresFirst, declaresAll } = Flag;

/** Python. Strings are opaque; what an f-string computes is not entered. */
export const PYTHON: Grammar = {
  ...rules(
    [
      'integer', 'float', 'true', 'false', 'none', 'ellipsis', 'pass_statement', 'break_statement', 'continue_statement',
      'global_statement', 'nonlocal_statement', 'keyword_separator', 'positional_separator', 'type_parameter',
      'line_continuation', 'dotted_name', 'type_alias_statement',
    ],
    { flags: leaf },
  ),
  identifier: { flags: leaf | Flag.name },
  comment: { flags: leaf | Flag.comment },
  string: { flags: leaf | Flag.opaque, opaque: Opaque.string },
  expression_statement: { flags: Flag.statement },
  module: { flags: Flag.documented },
  block: { flags: Flag.documented },

  function_definition: { flags: Flag.function | declaresFirst, role: 'function' },
  lambda: { flags: 0, role: 'lambda' },
  class_definition: { flags: declaresFirst, role: 'class' },
  decorator: { flags: 0, role: 'decorator' },
  parameters: { flags: Flag.parameters | Flag.endsNaming | Flag.closed },
  lambda_parameters: { flags: Flag.parameters | Flag.endsNaming },
  typed_parameter: { flags: declaresFirst, role: 'parameter' },
  default_parameter: { flags: declaresFirst, role: 'parameter' },
  typed_default_parameter: { flags: declaresFirst, role: 'parameter' },
  list_splat_pattern: { flags: declaresFirst | Flag.parameterWithin },
  dictionary_splat_pattern: { flags: declaresFirst | Flag.parameterWithin },
  type: { flags: leaf | Flag.annotation },

  import_statement: { flags: leaf, role: 'import' },
  import_from_statement: { flags: leaf, role: 'import' },
  future_import_statement: { flags: leaf, role: 'import' },

  if_statement: { flags: 0, role: 'if' },
  elif_clause: { flags: 0, role: 'else', also: 'if' },
  else_clause: { flags: 0, role: 'else' },
  match_statement: { flags: 0, role: 'switch' },
  case_clause: { flags: 0, role: 'case' },
  conditional_expression: { flags: 0, role: 'ternary' },
  for_statement: { flags: declaresFirst, role: 'loop' },
  while_statement: { flags: 0, role: 'loop' },
  for_in_clause: { flags: declaresFirst },
  try_statement: { flags: 0, role: 'try' },
  except_clause: { flags: 0, role: 'catch' },
  except_group_clause: { flags: 0, role: 'catch' },
  finally_clause: { flags: 0, role: 'finally' },
  raise_statement: { flags: 0, role: 'throw' },
  return_statement: { flags: 0, role: 'return' },
  assert_statement: { flags: 0, role: 'assert' },
  await: { flags: 0, role: 'await' },

  call: { flags: Flag.maybePlain | Flag.keywords, role: 'call' },
  assignment: { flags: declaresFirst, role: 'assignment' },
  augmented_assignment: { flags: 0, role: 'assignment' },
  named_expression: { flags: declaresFirst, role: 'assignment' },
  ...rules(['pattern_list', 'tuple_pattern', 'list_pattern'], { flags: declaresAll | Flag.endsNaming }),
  attribute: { flags: Flag.endsNaming | Flag.firstOnly },
  subscript: { flags: Flag.endsNaming | Flag.closed },
  ...rules(['argument_list', 'list', 'dictionary', 'tuple', 'set', 'parenthesized_expression'], { flags: Flag.closed }),
  as_pattern_target: { flags: declaresAll },
  ...rules(['list_comprehension', 'dictionary_comprehension', 'set_comprehension', 'generator_expression'], {
    flags: 0, role: 'comprehension',
  }),
};
