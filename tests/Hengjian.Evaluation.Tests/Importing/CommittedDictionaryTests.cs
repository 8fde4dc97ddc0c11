using Hengjian.Documents.Sheets;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Importing;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Tests.Importing;

/// <summary>Templates from the catalogue that is in this repository.</summary>
public sealed class CommittedDictionaryTests
{
    private static readonly DataDictionary Dictionary = DefinitionFiles.LoadCatalogue(Folder()).Value.Dictionary;

    public static TheoryData<ImportKind> Kinds() => [.. Enum.GetValues<ImportKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryTemplate_AcceptsItsOwnExample(ImportKind kind)
    {
        using var stream = new MemoryStream();
        ImportTemplate.Write(stream, kind, Dictionary, ImportSample.Regions);
        using var book = SheetBook.Open(stream).Value;
        using var reader = book.Read(1).Value;
        List<object?[]> rows = [];
        while (reader.Read())
        {
            // The second example row of a region table is an alternative to the first.
            if (kind == ImportKind.Region && reader.Row == 5) break;
            var row = new object?[reader.Count];
            for (var i = 0; i < row.Length; i++) row[i] = reader[i].Kind == CellKind.Number
                ? reader[i].Number
                : reader[i].Text.ToString();
            rows.Add(row);
        }
        var file = new ImportFile("例.xlsx", new MemoryStream(ImportSample.Xlsx("数据", [.. rows])));
        var outcome = FactImporter.Read(
            new ImportRequest(kind, ImportSample.Year, [file], Dictionary,
                ImportSample.Regions)
            { Schools = ExampleSchool() },
            null, TestContext.Current.CancellationToken);
        Assert.Empty(outcome.Problems);
        Assert.True(outcome.RowCount > 0);
    }

    private static FactTable ExampleSchool() => ImportSample.ReadCsv(
        ImportKind.School, "region_code,school_code,school_name,school_type\n990101,9901010001,示例第一小学,小学\n").Tables[0];

    private static string Folder()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Hengjian.slnx"))) root = Path.GetDirectoryName(root)!;
        return Path.Combine(root, "catalogue");
    }
}
