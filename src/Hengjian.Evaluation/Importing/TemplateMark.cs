using Hengjian.Documents.Sheets;
using Hengjian.Documents.Writing;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Importing;

/// <summary>The hidden sheet by which a filled-in template says what it is.</summary>
internal static class TemplateMark
{
    public const string SheetName = "_衡鉴模板";
    private const string Magic = "hengjian-template";

    public static void Write(XlsxWriter writer, ImportKind kind, DataDictionary dictionary)
    {
        writer.BeginSheet(new SheetLayout(SheetName) { IsHidden = true });
        writer.BeginRow(1);
        writer.Text(1, Magic);
        writer.Text(2, kind.Word());
        writer.Text(3, ImportFields.Version(kind, dictionary));
    }

    /// <summary>Null when the book has no mark or the right one.</summary>
    public static Problem? Check(SheetBook book, ImportKind kind, DataDictionary dictionary)
    {
        var sheet = book.Sheets.ToList().FindIndex(s => s.Name == SheetName);
        if (sheet < 0 || !book.Read(sheet).TryGet(out var reader)) return null;
        using (reader)
        {
            if (!reader.Read() || !reader[0].Text.SequenceEqual(Magic)) return null;
            var word = reader[1].Text.ToString();
            if (word != kind.Word())
                return ImportProblems.WrongTemplate(ImportKinds.Parse(word)?.NameZh() ?? word, kind);
            return reader[2].Text.SequenceEqual(ImportFields.Version(kind, dictionary))
                ? null
                : ImportProblems.OldTemplate();
        }
    }
}
