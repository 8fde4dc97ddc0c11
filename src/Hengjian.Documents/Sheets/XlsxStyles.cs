using System.Globalization;
using System.Xml;

namespace Hengjian.Documents.Sheets;

/// <summary>How the number of a cell is shown, as far as it changes its meaning.</summary>
internal enum NumberLook : byte
{
    Plain,
    Percent,
    Date,
}

/// <summary>Reads number formats: which styles show percentages and which show days.</summary>
internal static class XlsxStyles
{
    /// <summary>The look of each cell style, in order.</summary>
    public static List<NumberLook> Read(XmlReader xml)
    {
        var custom = new Dictionary<int, NumberLook>();
        var looks = new List<NumberLook>();
        var inCellStyles = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs") inCellStyles = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "numFmt") custom[Id(xml)] = LookOf(xml.GetAttribute("formatCode") ?? "");
            if (xml.LocalName == "xf" && inCellStyles)
                looks.Add(custom.TryGetValue(Id(xml), out var look) ? look : BuiltIn(Id(xml)));
        }
        return looks;
    }

    /// <summary>The look of a format code such as <c>yyyy"年"m"月"</c> or <c>0.0%</c>.</summary>
    public static NumberLook LookOf(string format)
    {
        var quoted = false;
        var bracketed = false;
        for (var i = 0; i < format.Length; i++)
        {
            var c = format[i];
            if (c == '"') quoted = !quoted;
            else if (quoted) continue;
            else if (c == '[') bracketed = true;
            else if (c == ']') bracketed = false;
            else if (bracketed) continue;
            else if (c is '\\' or '_' or '*') i++;
            else if (c == ';') break;
            else if (c == '%') return NumberLook.Percent;
            else if (c is 'y' or 'Y' or 'm' or 'M' or 'd' or 'D' or 'h' or 'H') return NumberLook.Date;
            else if (format.AsSpan(i).StartsWith("General", StringComparison.OrdinalIgnoreCase)) i += 6;
        }
        return NumberLook.Plain;
    }

    private static int Id(XmlReader xml) =>
        int.TryParse(xml.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : 0;

    // ECMA-376 18.8.30; 27–36 and 50–58 are the East Asian days.
    private static NumberLook BuiltIn(int id) => id switch
    {
        9 or 10 => NumberLook.Percent,
        (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) => NumberLook.Date,
        _ => NumberLook.Plain,
    };
}
