"""Each rule catches what it names and leaves the rest alone."""
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import tidy  # noqa: E402
from tidying import refusal_rules, tree_rules  # noqa: E402
from tidying.lexing import cpp_code, cpp_functions, script_functions  # noqa: E402
from tidying.tree import Fault, Source, Tree  # noqa: E402


def rules_broken(path, text):
    """Names of the rules one file breaks by itself."""
    tree = Tree([Source(path, text)])
    whole_tree = {"room", "not-built"}
    return sorted({fault.rule for fault in tidy.faults_of(tree)} - whole_tree)


def body(lines):
    return "int f() {\n" + "  g();\n" * (lines - 2) + "}\n"


class Functions(unittest.TestCase):
    def spans(self, text, find=cpp_functions):
        return [(f.name, f.first, f.last) for f in find(text)]

    def test_a_function_runs_from_its_signature_to_its_closing_brace(self):
        text = ("namespace a {\n\n// Why.\nint f(int x,\n      int y) {\n  if (x) {\n  }\n  return y;\n}\n\n"
                "}  // namespace a\n")
        self.assertEqual(self.spans(text), [("f", 4, 9)])

    def test_member_lists_with_braces_belong_to_the_constructor(self):
        text = "A::A(int a)\n    : a_{a},\n      b_(B{a}) {\n  use();\n}\nint after() { return 1; }\n"
        self.assertEqual(self.spans(text), [("A::A", 1, 5), ("after", 6, 6)])

    def test_trailing_return_types_and_qualifiers_are_heads(self):
        text = ("auto f() const noexcept -> std::map<int, int> {\n}\n"
                "struct S final : T {\n  int g() const override {\n  }\n};\n")
        self.assertEqual(self.spans(text), [("f", 1, 2), ("g", 4, 5)])

    def test_values_enums_and_macros_are_no_functions(self):
        text = ("const int t[] = {\n1,\n2};\nenum class E { A,\nB };\nInstant at{3};\n"
                "BOOST_DESCRIBE_STRUCT(X, (), (a, b))\n\nint f() {\n}\n")
        self.assertEqual(self.spans(text), [("f", 9, 10)])

    def test_braces_in_literals_and_comments_do_not_count(self):
        text = "int f() {\n  // }\n  char c = '}';\n  auto s = R\"x(}})x\";\n  auto n = 1'000;\n  return \"}\";\n}\n"
        self.assertEqual(self.spans(text), [("f", 1, 7)])

    def test_blanking_keeps_every_position(self):
        text = 'int a; // x "y"\n#define B \\\n  {\nauto c = "}";\n'
        self.assertEqual(len(cpp_code(text)), len(text))
        self.assertEqual(cpp_code(text).count("\n"), text.count("\n"))
        self.assertNotIn("{", cpp_code(text))

    def test_script_functions_methods_and_arrows(self):
        text = ("export function f(a: { b: number }): { c: string } {\n  return g(a);\n}\n"
                "class A {\n  async m(x: number): Promise<void> {\n    await y();\n  }\n}\n"
                "const h = (a: number) => {\n  return `}${a ? `{` : '}'}`;\n};\n")
        self.assertEqual(self.spans(text, script_functions), [("f", 1, 3), ("m", 5, 7), ("=>", 9, 11)])

    def test_groups_of_tests_are_no_functions(self):
        text = "describe('a', () => {\n  it('b', () => {\n    c();\n  });\n});\n"
        self.assertEqual(self.spans(text, script_functions), [("=>", 2, 4)])


class FileRules(unittest.TestCase):
    def test_lengths(self):
        self.assertEqual(rules_broken("src/a/b.cpp", "\n" * 400), [])
        self.assertEqual(rules_broken("src/a/b.cpp", "\n" * 401), ["file-length"])
        self.assertEqual(rules_broken("src/a/b.cpp", "//" + "x" * 119 + "\n"), ["line-length"])
        self.assertEqual(rules_broken("docs/a.md", "x" * 300), [])
        sentence = "  noOwner: '" + "kata " * 30 + "',\n"
        self.assertEqual(rules_broken("web/src/features/a/a-messages.ts", sentence), [])
        self.assertEqual(rules_broken("web/src/features/a/a.ts", "f(a) + " + sentence), ["line-length"])
        self.assertEqual(rules_broken("src/a/b.cpp", sentence), ["line-length"])

    def test_a_function_over_forty_lines_needs_its_reason(self):
        why = "// Long because it is one table.\n"
        self.assertEqual(rules_broken("src/a/b.cpp", body(40)), [])
        self.assertEqual(rules_broken("src/a/b.cpp", body(41)), ["function-length"])
        self.assertEqual(rules_broken("src/a/b.cpp", why + body(70)), [])
        self.assertEqual(rules_broken("src/a/b.cpp", why + body(71)), ["function-length"])

    def test_script_inside_svelte_is_counted(self):
        text = "<p>a</p>\n<script lang=\"ts\">\n" + "function f() {\n" + "  g();\n" * 40 + "}\n</script>\n"
        self.assertEqual(rules_broken("web/src/features/a/a.svelte", text), ["function-length"])

    def test_names_that_say_nothing(self):
        for path in ("src/a/string_utils.cpp", "web/src/common/a.ts", "src/a/BaseThing.impl.h"):
            self.assertIn("banned-name", rules_broken(path, "#pragma once\n"), path)
        self.assertEqual(rules_broken("src/a/baseline.cpp", ""), [])

    def test_nothing_of_one_machine_or_registry(self):
        self.assertEqual(rules_broken("README.md", "see /wo" + "rk/main\n"), ["machine-path"])
        self.assertEqual(rules_broken("README.md", "src/wo" + "rk/main and https://a.example/ho" + "me\n"), [])
        self.assertEqual(rules_broken("README.md", "deb http://deb.debian.o" + "rg/\n"), ["registry-host"])
        self.assertEqual(rules_broken("README.md", "TO" + "DO: later\n"), ["unfinished"])


class CppRules(unittest.TestCase):
    def test_headers(self):
        self.assertEqual(rules_broken("src/a/b.h", "int a;\n"), ["pragma-once"])
        self.assertEqual(rules_broken("src/a/b.h", "#pragma once\nusing namespace std;\n"), ["using-namespace"])
        inside = "#pragma once\ninline int f() {\n  using namespace std::chrono;\n  return 1;\n}\n"
        self.assertEqual(rules_broken("src/a/b.h", inside), [])
        self.assertEqual(rules_broken("src/a/b.cpp", '#include "../c/d.h"\n'), ["include-path"])

    def test_pure_layers(self):
        clock = "auto now() { return std::chrono::system_clock::now(); }\n"
        self.assertEqual(rules_broken("src/a/core/b.cpp", clock), ["purity"])
        self.assertEqual(rules_broken("src/foundation/a/b.cpp", "#include <fstream>\n"), ["purity"])
        self.assertEqual(rules_broken("src/a/core/b_test.cpp", clock), [])
        self.assertEqual(rules_broken("src/adapters/a/b.cpp", clock), [])
        self.assertEqual(rules_broken("src/a/core/b.cpp", "// never std::chrono::system_clock\n"), [])

    def test_unordered_containers_may_be_looked_into_but_not_walked(self):
        look = "std::unordered_map<int, int> seen;\nint f() { return seen.at(1); }\n"
        self.assertEqual(rules_broken("src/a/core/b.cpp", look), [])
        walk = look + "int g() { int s = 0; for (const auto& [k, v] : seen) s += v; return s; }\n"
        self.assertEqual(rules_broken("src/a/core/b.cpp", walk), ["iteration-order"])

    def test_coroutines_only_in_the_two_shapes_the_compiler_gets_right(self):
        path = "src/adapters/http_server/b.cpp"
        right = ["co_await f();", "const bool b = co_await f();", "auto [ec, n] = co_await g(a, b);",
                 "if (auto r = co_await f(); r) {}", "std::size_t n = co_await read(socket);"]
        wrong = ["if (co_await f()) {}", "while (!co_await f()) {}", "co_await g({1, 2});", "co_await g(Opts{.a = 1});",
                 "use(co_await f());", "co_return co_await f();", "auto x = 1 + co_await f();"]
        for statement in right:
            self.assertEqual(rules_broken(path, f"task h() {{\n  int a = 0;\n  {statement}\n}}\n"), [], statement)
        for statement in wrong:
            self.assertEqual(rules_broken(path, f"task h() {{\n  {statement}\n}}\n"), ["coroutine"], statement)
        self.assertEqual(rules_broken("src/a/app/b.cpp", "task h() { co_await f(); }\n"), ["coroutine"])


class WebRules(unittest.TestCase):
    def test_colours_live_in_one_file(self):
        css = "a { color: #8C1C2E; }\n"
        self.assertEqual(rules_broken("web/src/app/tokens.css", css), [])
        self.assertEqual(rules_broken("web/src/app/shell.css", css), ["raw-colour"])
        self.assertEqual(rules_broken("web/src/app/a.ts", "const c = 'rgb(1, 2, 3)';\n"), ["raw-colour"])
        links = '<a href="#isi">{#each rows as row}{/each}{#if a}{/if}</a>\n'
        self.assertEqual(rules_broken("web/src/app/a.svelte", links), [])

    def test_no_hole_in_the_types(self):
        self.assertEqual(rules_broken("web/src/app/a.ts", "const a = b as any;\n"), ["type-hole"])
        self.assertEqual(rules_broken("web/src/app/a.ts", "const anyone = 'any: any';\n".replace(": any", "")), [])


class TreeRules(unittest.TestCase):
    def broken(self, rule, files):
        tree = Tree([Source(path, text) for path, text in files.items()])
        return [str(fault) for fault in rule(tree)]

    def test_every_source_is_built(self):
        build = {"src/a/core/CMakeLists.txt": "simpul_module(a SOURCES b.cpp TESTS b_test.cpp)"}
        listed = build | {"src/a/core/b.cpp": "", "src/a/core/b_test.cpp": ""}
        self.assertEqual(self.broken(tree_rules.listed_in_build, listed), [])
        for lost in ("src/a/core/lost_test.cpp", "src/a/core/sub/b.cpp", "tests/lost_test.cpp"):
            self.assertEqual(len(self.broken(tree_rules.listed_in_build, build | {lost: ""})), 1, lost)

    def test_rooms_stand_are_entered_and_are_described(self):
        files = {"src/CMakeLists.txt": "set(ROOMS a/core) # b/core\n", "src/a/core/CMakeLists.txt": "",
                 "ARCHITECTURE.md": "<!-- rooms -->\n| `a/core` | a |\n<!-- /rooms -->\n"}
        self.assertEqual(self.broken(tree_rules.rooms, files), [])
        self.assertEqual(len(self.broken(tree_rules.rooms, files | {"src/b/core/CMakeLists.txt": ""})), 2)
        gone = {path: text for path, text in files.items() if path != "src/a/core/CMakeLists.txt"}
        self.assertEqual(len(self.broken(tree_rules.rooms, gone)), 1)

    def test_refusals_and_sentences_match(self):
        part = '{"what": "a {n}", "safe": "b", "next": "c"}'
        sentences = f'{{"too_long": {{"status": 422, "id": {part}, "en": {part}}}}}'
        files = {"src/a/core/b.cpp": 'return refuse(Refusal{"too_long", "", {{"n", n}}});',
                 "data/messages/refusals/a.json": sentences}
        self.assertEqual(self.broken(refusal_rules.refusals, files), [])
        own = files | {"data/messages/refusals/a.json": sentences.replace("{n}", "{n_id}", 1).replace("{n}", "{n_en}"),
                       "src/a/core/b.cpp": 'refuse(Refusal{"too_long", "", {{"n_id", a}, {"n_en", b}}});'}
        self.assertEqual(self.broken(refusal_rules.refusals, own), [])
        other = files | {"data/messages/refusals/a.json": sentences.replace("{n}", "{n_en}", 1)}
        self.assertIn("other facts", " ".join(self.broken(refusal_rules.refusals, other)))
        unsaid = files | {"src/a/core/b.cpp": ""}
        self.assertIn("never said", self.broken(refusal_rules.refusals, unsaid)[0])
        for maker in ('Refusal{.code = "late"}', 'Refusal late() { return {"late", ""}; }',
                      'faults.push_back({{"too_late", "", {}}});', 'refuse(Refusals{{"too_late"}})',
                      'Refusal make(std::string code) { return {code}; }\nauto x = make("late");',
                      'return refuse(Refusals{{"late"}});', 'return refused({{"late"}}, request);',
                      'faults.push_back({"late", at});', 'return {{.code = "late"}};'):
            unknown = files | {"src/a/core/c.cpp": maker}
            self.assertIn("late has no sentence", self.broken(refusal_rules.refusals, unknown)[0], maker)

    def test_a_maker_serves_its_whole_room(self):
        files = {"src/a/core/court.h": "struct Court {\n  void object(std::string code, std::string pointer = {});\n};",
                 "src/a/core/b.cpp": 'court.object("late", "/on");', "src/b/core/c.cpp": 'court.object("other", "");'}
        broken = self.broken(refusal_rules.refusals, files)
        self.assertEqual(len(broken), 1)
        self.assertIn("late has no sentence", broken[0])

    def test_a_maker_of_one_file_is_not_that_of_another(self):
        part = '{"what": "{n}", "safe": "b", "next": "c"}'
        brief = "Refusals single(std::string code, std::string pointer) {\n}\n"
        whole = ("Refusals single(std::string code, std::string pointer,\n"
                 "                std::map<std::string, std::string> facts) {\n}\n")
        files = {"src/a/app/b.cpp": brief, "src/a/app/c.cpp": whole + 'single("late", "", {{"n", n}});',
                 "src/a/app/d.cpp": brief,
                 "data/messages/refusals/a.json": f'{{"late": {{"status": 422, "id": {part}, "en": {part}}}}}'}
        self.assertEqual(self.broken(refusal_rules.refusals, files), [])

    def test_a_composed_code_says_every_sentence_that_begins_so(self):
        part = '{"what": "a", "safe": "b", "next": "c"}'
        files = {"src/a/core/b.cpp": 'auto r = Refusal{"kind_refused_" + enum_text(kind)};',
                 "data/messages/refusals/a.json":
                     f'{{"kind_refused_x": {{"status": 422, "id": {part}, "en": {part}}}}}'}
        self.assertEqual(self.broken(refusal_rules.refusals, files), [])
        del files["data/messages/refusals/a.json"]
        self.assertIn("kind_refused_ has no sentence", self.broken(refusal_rules.refusals, files)[0])

    def test_sentences_speak_only_of_facts_the_code_gives(self):
        part = '{"what": "{who} on {day}", "safe": "b", "next": "c"}'
        sentences = f'{{"late": {{"status": 422, "id": {part}, "en": {part}}}}}'
        make = ("Refusals single(std::string code, std::string pointer = {},\n"
                "                std::map<std::string, std::string> facts = {}) {\n}")
        short = "Refusals brief(std::string code, std::string pointer) {\n}"
        given = '{{"who", name(a, b)}, {"day", day.text()}}'
        for right in (f'Refusal{{"late", "/on", {given}}}', f'{make}\nsingle("late", "/on", {given});',
                      f'Refusal{{.code = "late", .facts = {given}}}', 'Refusal{"late", "/on", std::move(facts)}',
                      'Refusal late{"late", "/on"};',
                      'add(Refusal{"late", "", {{"who", a}}}); for (auto& r : all) r.facts["day"] = day;'):
            files = {"src/a/core/b.cpp": right, "data/messages/refusals/a.json": sentences}
            self.assertEqual(self.broken(refusal_rules.refusals, files), [], right)
        for wrong in ('Refusal{"late", "/on", {{"who", name(a, b)}}}',
                      f'{make}\nsingle("late", "/on", {{{{"who", a}}}});',
                      'Refusal{.code = "late", .facts = {{"who", a}}}'):
            files = {"src/a/core/b.cpp": wrong, "data/messages/refusals/a.json": sentences}
            self.assertIn("late speaks of {day}", "".join(self.broken(refusal_rules.refusals, files)), wrong)
        for bare in ('Refusal{"late", "/on"}', 'return refuse(Refusals{{"late"}});', f'{short}\nbrief("late", "/on");'):
            files = {"src/a/core/b.cpp": bare, "data/messages/refusals/a.json": sentences}
            self.assertEqual(len(self.broken(refusal_rules.refusals, files)), 2, bare)

    def test_sentences_are_whole_in_both_languages(self):
        half = ('{"a": {"status": 422, "id": {"what": "x", "safe": "y"}, '
                '"en": {"what": "{n}", "safe": "y", "next": "z"}}}')
        files = {"src/a/b.cpp": 'Refusal{"a", "", facts}', "data/messages/refusals/a.json": half}
        self.assertEqual(len(self.broken(refusal_rules.refusals, files)), 2)

    def test_names_of_the_glossary_exist(self):
        files = {"src/a/core/b.h": "struct Dossier {};", "docs/glossary.md": "| berkas | `Dossier` | `dossier` | x |\n"}
        self.assertEqual(self.broken(tree_rules.glossary, files), [])
        self.assertEqual(len(self.broken(tree_rules.glossary, files | {"src/a/core/b.h": ""})), 1)

    def test_links_lead_somewhere(self):
        files = {"README.md": "[a](docs/a.md#part) [b](https://a.example) [c](#part) [d](src)",
                 "docs/a.md": "[up](../README.md)",
                 "src/a.h": "// docs/a.md"}
        self.assertEqual(self.broken(tree_rules.links, files), [])
        del files["docs/a.md"]
        self.assertEqual(len(self.broken(tree_rules.links, files)), 2)
        unlisted = {"docs/decisions/0001-a.md": "", "docs/decisions/README.md": ""}
        self.assertEqual(len(self.broken(tree_rules.links, unlisted)), 1)

    def test_data_parses(self):
        self.assertEqual(len(self.broken(tree_rules.broken_json, {"data/a.json": "{,}"})), 1)


class Exceptions(unittest.TestCase):
    fault = Fault("file-length", "src/a.cpp", 1, "401 lines")

    def test_an_exception_covers_its_fault(self):
        self.assertEqual(tidy.excused([self.fault], {("file-length", "src/a.cpp"): "one table"}), [])
        self.assertEqual(tidy.excused([self.fault], {}), [self.fault])

    def test_an_exception_needs_a_reason_and_a_fault(self):
        self.assertIn("no reason", str(tidy.excused([self.fault], {("file-length", "src/a.cpp"): " "})[0]))
        self.assertIn("no longer needs", str(tidy.excused([], {("file-length", "src/a.cpp"): "one table"})[0]))


if __name__ == "__main__":
    unittest.main()
