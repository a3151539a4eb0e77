#include "yaml/template_worker.h"

int main() { return simpul::yaml::run_template_worker(); }
