using System.Xml.Linq;

namespace Hengjian.Documents.Reports;

/// <summary>Names of WordprocessingML, in both its namespaces (transitional and strict).</summary>
internal static class Word
{
    public static readonly XNamespace Transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XNamespace Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    private static readonly XNamespace Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    /// <summary>Name of a Word element without its namespace; empty for elements of other vocabularies.</summary>
    public static string Local(this XElement element) => IsWord(element.Name.Namespace) ? element.Name.LocalName : "";

    /// <summary>The first Word child of that name.</summary>
    public static XElement? Child(this XElement? element, string name) => element?.Elements().FirstOrDefault(e => e.Name.LocalName == name && IsWord(e.Name.Namespace));

    /// <summary>A Word attribute, w:val unless named; null when absent.</summary>
    public static string? Val(this XElement? element, string name = "val") =>
        element?.Attributes().FirstOrDefault(a => a.Name.LocalName == name && (IsWord(a.Name.Namespace) || a.Name.Namespace == XNamespace.None))?.Value;

    /// <summary>A whole number in an attribute; null when absent or none.</summary>
    public static int? Whole(this XElement? element, string name = "val") =>
        int.TryParse(element.Val(name), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>A switch: null when absent, false when written off.</summary>
    public static bool? Switch(this XElement? parent, string name) => parent.Child(name) is { } found ? found.Val() is not ("0" or "false" or "off") : null;

    /// <summary>The branch that a reader of today takes; null for any other element.</summary>
    public static XElement? Choice(this XElement element)
    {
        if (element.Name.LocalName != "AlternateContent" || element.Name.Namespace != Compatibility) return null;
        var choice = element.Element(Compatibility + "Choice");
        return choice is not null && choice.HasElements ? choice : element.Element(Compatibility + "Fallback") ?? choice;
    }

    private static bool IsWord(XNamespace space) => space == Transitional || space == Strict;
}
