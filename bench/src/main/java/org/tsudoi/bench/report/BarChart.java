package org.tsudoi.bench.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Bars lying side by side, as SVG; the first bar is ours. */
final class BarChart {

  private static final int WIDTH = 720;
  private static final int LABEL_WIDTH = 180;
  private static final int BAR_HEIGHT = 22;
  private static final int ROW = 30;
  private static final int TITLE = 44;
  private static final int VALUE_WIDTH = 90;

  private record Panel(String title, Map<String, Double> bars) {
    int height() {
      return TITLE + ROW * bars.size();
    }
  }

  private final Map<String, Panel> panels = new LinkedHashMap<>();

  /** Adds a group of bars with a scale of its own. */
  BarChart panel(String title, Map<String, Double> bars) {
    panels.put(title, new Panel(title, bars));
    return this;
  }

  String svg() {
    int height = panels.values().stream().mapToInt(Panel::height).sum() + ROW / 2;
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                + " height=\"%d\" role=\"img\" font-family=\"sans-serif\" font-size=\"14\">%n"
                + "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n",
            WIDTH,
            height,
            WIDTH,
            height));
    int top = 0;
    for (Panel panel : panels.values()) {
      append(text, panel, top);
      top += panel.height();
    }
    return text.append("</svg>\n").toString();
  }

  private static void append(StringBuilder text, Panel panel, int top) {
    text.append(
        String.format(
            Locale.ROOT,
            "<text x=\"12\" y=\"%d\" font-weight=\"bold\" fill=\"#1f2937\">%s</text>%n",
            top + 28,
            escaped(panel.title())));
    double largest = panel.bars().values().stream().mapToDouble(each -> each).max().orElse(1);
    int y = top + TITLE;
    String fill = "#2563a8";
    for (Map.Entry<String, Double> bar : panel.bars().entrySet()) {
      double length = (WIDTH - LABEL_WIDTH - VALUE_WIDTH) * bar.getValue() / largest;
      text.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#1f2937\">%s</text>"
                  + "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>"
                  + "<text x=\"%.1f\" y=\"%d\" fill=\"#1f2937\">%.2f</text>%n",
              LABEL_WIDTH - 10,
              y + 16,
              escaped(bar.getKey()),
              LABEL_WIDTH,
              y,
              length,
              BAR_HEIGHT,
              fill,
              LABEL_WIDTH + length + 8,
              y + 16,
              bar.getValue()));
      y += ROW;
      fill = "#9ca3af";
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
