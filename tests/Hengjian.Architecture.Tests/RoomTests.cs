namespace Hengjian.Architecture.Tests;

/// <summary>The picture of docs/architecture.md stays a staircase.</summary>
public sealed class RoomTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Kernel"] = [],
        ["Indicators"] = ["Kernel"],
        ["Audit"] = ["Kernel"],
        ["Documents"] = ["Kernel"],
        ["Domain"] = ["Kernel", "Indicators"],
        ["Data"] = ["Kernel", "Indicators", "Domain"],
        ["Data.Sqlite"] = ["Data"],
        ["Data.Postgres"] = ["Data"],
        ["Data.ClickHouse"] = ["Kernel", "Indicators"],
        ["Evaluation"] = ["Kernel", "Indicators", "Audit", "Documents", "Domain", "Data"],
        ["Web"] = ["Evaluation", "Data.Sqlite", "Data.Postgres"],
        ["Cli"] = ["Evaluation", "Data.Sqlite", "Data.Postgres", "Data.ClickHouse"],
    };

    [Fact]
    public void EveryProject_IsARoomAndReferencesOnlyWhatItMay()
    {
        var wrong = new List<string>();
        foreach (var project in Repository.Projects("src"))
        {
            var room = Room(Path.GetFileNameWithoutExtension(project));
            if (!Allowed.TryGetValue(room, out var allowed))
            {
                wrong.Add($"{room} is not a room of docs/architecture.md");
                continue;
            }
            wrong.AddRange(Repository.References(project, "ProjectReference").Select(Room)
                .Where(r => !allowed.Contains(r)).Select(r => $"{room} may not reference {r}"));
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public void EveryRoom_Exists() =>
        Assert.Equal(
            Allowed.Keys.Order(StringComparer.Ordinal),
            Repository.Projects("src").Select(p => Room(Path.GetFileNameWithoutExtension(p))).Order(StringComparer.Ordinal));

    [Fact]
    public void OfficePackages_AreKnownToDocumentsAlone()
    {
        string[] office = ["DocumentFormat.OpenXml", "ExcelDataReader", "System.IO.Packaging"];
        var others = Repository.Projects("src").Where(p => Path.GetFileName(p) != "Hengjian.Documents.csproj")
            .Where(p => Repository.Packages(p).Intersect(office).Any());
        Assert.Empty(others);
    }

    [Fact]
    public void WebTypes_StayInTheWeb()
    {
        var wrong = Repository.Sources("src", ".cs").Where(p => !p.Contains("Hengjian.Web", StringComparison.Ordinal))
            .Where(p => File.ReadAllText(p).Contains("Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.Empty(wrong);
    }

    private static string Room(string project) => project.Replace("Hengjian.", "", StringComparison.Ordinal);
}
