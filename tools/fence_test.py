"""The layers hold: what ARCHITECTURE.md forbids does not configure or does not compile.

Each case builds a house of two or three rooms with the project's own cmake/SimpulModule.cmake.
"""
import subprocess
import tempfile
import unittest
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
HEAD = f"""cmake_minimum_required(VERSION 3.25)
project(house LANGUAGES CXX)
add_library(simpul_build_flags INTERFACE)
target_compile_features(simpul_build_flags INTERFACE cxx_std_20)
file(WRITE ${{CMAKE_BINARY_DIR}}/empty.cpp "")
add_library(simpul_precompiled STATIC ${{CMAKE_BINARY_DIR}}/empty.cpp)
target_link_libraries(simpul_precompiled PUBLIC simpul_build_flags)
target_precompile_headers(simpul_precompiled PUBLIC <cstddef>)
include({TOP}/cmake/SimpulModule.cmake)
"""


class Fence(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.house = Path(folder.name)
        (self.house / "CMakeLists.txt").write_text(HEAD)

    def room(self, name, layer, rest="", source="", header="#pragma once\n"):
        """A module whose one public header is <name>/<name>.h."""
        folder = self.house / name
        (folder / "api" / name).mkdir(parents=True)
        (folder / "api" / name / f"{name}.h").write_text(header)
        (folder / f"{name}.cpp").write_text(source)
        (folder / f"{name}_private.h").write_text("#pragma once\n")
        (folder / "CMakeLists.txt").write_text(f"simpul_module({name} LAYER {layer} SOURCES {name}.cpp {rest})\n")
        with (self.house / "CMakeLists.txt").open("a") as top:
            top.write(f"add_subdirectory({name})\n")

    def run_in_house(self, *command):
        done = subprocess.run(command, cwd=self.house, capture_output=True, text=True, check=False)
        return done.returncode, " ".join((done.stdout + done.stderr).split())

    def configure(self):
        return self.run_in_house("cmake", "-G", "Ninja", "-S", ".", "-B", "out", "-DCMAKE_CXX_COMPILER=g++")

    def build(self, target="all"):
        status, text = self.configure()
        self.assertEqual(status, 0, text)
        return self.run_in_house("ninja", "-C", "out", target)

    def test_a_core_may_not_use_an_adapter(self):
        self.room("disk", "adapter")
        self.room("rules", "core", "USES disk")
        status, text = self.configure()
        self.assertNotEqual(status, 0)
        self.assertIn("rules is core; it may not use disk (adapter)", text)

    def test_an_app_may_not_use_another_app(self):
        self.room("meetings_app", "app")
        self.room("dossiers_app", "app", "EXPOSES meetings_app")
        self.assertIn("dossiers_app is app; it may not use meetings_app (app)", self.configure()[1])

    def test_a_cycle_or_typo_is_named(self):
        self.room("first", "core", "USES second")
        self.room("second", "core", "USES first")
        self.assertIn("first: second is not declared before it (typo or cycle)", self.configure()[1])

    def test_what_is_not_declared_cannot_be_included(self):
        self.room("disk", "adapter")
        self.room("rules", "core", source='#include "disk/disk.h"\n')
        status, text = self.build("simpul_rules")
        self.assertNotEqual(status, 0)
        self.assertIn("disk/disk.h: No such file or directory", text)

    def test_private_headers_and_private_uses_stay_private(self):
        self.room("words", "foundation")
        self.room("rules", "core", "USES words")
        self.room("texts", "core", "USES rules", source='#include "rules_private.h"\n')
        self.assertIn("rules_private.h: No such file or directory", self.build("simpul_texts")[1])
        (self.house / "texts" / "texts.cpp").write_text('#include "words/words.h"\n')
        self.assertIn("words/words.h: No such file or directory", self.build("simpul_texts")[1])

    def test_a_public_header_must_stand_alone(self):
        self.room("words", "foundation", header="#pragma once\nstd::size_t count();\nOtherThing thing();\n")
        status, text = self.build("all_verify_interface_header_sets")
        self.assertNotEqual(status, 0)
        self.assertIn("OtherThing", text)

    def test_a_house_that_keeps_the_rules_stands(self):
        self.room("words", "foundation")
        self.room("rules", "core", "EXPOSES words", header='#pragma once\n#include "words/words.h"\n')
        self.room("rules_app", "app", "USES rules", source='#include "rules/rules.h"\n#include "words/words.h"\n')
        status, text = self.build("all")
        self.assertEqual(status, 0, text)
        modules = (self.house / "out" / "modules.txt").read_text().splitlines()
        self.assertEqual([line.split()[:2] for line in modules],
                         [["foundation", "words"], ["core", "rules"], ["app", "rules_app"]])


if __name__ == "__main__":
    unittest.main()
