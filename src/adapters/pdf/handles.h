#pragma once

// Owners for what the C libraries hand out.

#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>

#include <memory>

namespace simpul::pdf {

struct Release {
  void operator()(cairo_t* it) const { cairo_destroy(it); }
  void operator()(cairo_surface_t* it) const { cairo_surface_destroy(it); }
  void operator()(cairo_font_options_t* it) const { cairo_font_options_destroy(it); }
  void operator()(FcConfig* it) const { FcConfigDestroy(it); }
  void operator()(PangoFontMap* it) const { g_object_unref(it); }
  void operator()(PangoContext* it) const { g_object_unref(it); }
  void operator()(PangoLayout* it) const { g_object_unref(it); }
  void operator()(PangoAttrList* it) const { pango_attr_list_unref(it); }
  void operator()(PangoLayoutIter* it) const { pango_layout_iter_free(it); }
  void operator()(PangoFontDescription* it) const { pango_font_description_free(it); }
};

template <class T>
using Owned = std::unique_ptr<T, Release>;

}  // namespace simpul::pdf
