using System.Globalization;
using System.Text;
using Hengjian.Documents.Writing;
using Hengjian.Web.Components.Tables;
using Hengjian.Web.Downloads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Hengjian.Web.Tests.Components;

public sealed class TableViewTests
{
    private static readonly TableSpec<Row> Spec = new("rows", "个县",
    [
        new("name", "县", r => r.Name),
        new("value", "值", r => r.Value?.ToString(CultureInfo.InvariantCulture) ?? "—") { Sort = r => r.Value },
    ])
    {
        Filters = [new("city", "市", r => r.City)],
        SearchIn = r => r.Name,
        PageSize = 2,
    };

    private static readonly Row[] Rows =
        [new("东溪县", "阳川市", 3), new("西坪县", "阳川市", null), new("南浦县", "河阴市", 1), new("=北坡县", "河阴市", 2)];

    [Fact]
    public void Sorted_MissingComesLastInBothDirections()
    {
        Assert.Equal([1, 2, 3, null], View("?sort=value").Matching.Select(r => r.Value));
        Assert.Equal([3, 2, 1, null], View("?sort=value&down=1").Matching.Select(r => r.Value));
    }

    [Fact]
    public void FilterCounts_SayWhatEachChoiceWouldLeave_GivenTheSearch()
    {
        var options = View("?q=坪&f.city=河阴市").Options(Spec.Filters[0]);
        Assert.Equal([("阳川市", 1, false), ("河阴市", 0, true)], options.Select(o => (o.Value, o.Count, o.Chosen)));
    }

    [Fact]
    public void ChosenColumns_AreShownBesideTheFirst_AndStayInTheAddress()
    {
        var chooser = Spec with { ChooseColumns = true, Columns = [.. Spec.Columns, new("city", "市", r => r.City)] };
        TableView<Row> Of(string query) => new(chooser, Rows, TableQuery.Read(new QueryCollection(QueryHelpers.ParseQuery(query))), "/rows");
        Assert.Equal(["name", "value", "city"], Of("").Columns.Select(c => c.Key));
        Assert.Equal(["name", "city"], Of("?c=city&c=nonsense").Columns.Select(c => c.Key));
        Assert.Equal(["name", "value", "city"], Of("?c=nonsense").Columns.Select(c => c.Key));
        Assert.Contains("c=city", Of("?c=city&q=县").SortAddress(chooser.Columns[1]), StringComparison.Ordinal);
        // A list without the choice takes no notice.
        Assert.Equal(["name", "value"], View("?c=value").Columns.Select(c => c.Key));
        Assert.DoesNotContain("c=value", View("?c=value").SortAddress(Spec.Columns[1]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?page=99", 2)]
    [InlineData("?page=-3", 1)]
    [InlineData("?page=x&size=7&sort=nothing", 1)]
    public void StateThatMakesNoSense_IsPutRight(string query, int page) => Assert.Equal(page, View(query).Query.Page);

    [Fact]
    public void Address_CarriesTheWholeState_AndReadsBackTheSame()
    {
        var view = View("?q=县&f.city=阳川市&sort=value&down=1&size=25");
        var again = View(view.Address(view.Query)[view.Path.Length..]);
        Assert.Equal(view.Matching, again.Matching);
        Assert.Equal(view.Query.Pairs(), again.Query.Pairs());
    }

    [Fact]
    public void Export_HoldsEveryMatchingRow_AndNoFormula()
    {
        Assert.Equal(["县,值", "南浦县,1", "'=北坡县,2", "东溪县,3", "西坪县,—", ""], Lines(View("?sort=value")));
    }

    [Fact]
    public void Export_WritesNumbersAsProgramsReadThem()
    {
        var spec = new TableSpec<string>("t", "行", [new("a", "名", v => v), new("b", "数", v => v) { Numeric = true }]);
        var view = new TableView<string>(spec, ["−0.50", "1,234.5", "—"], TableQuery.Empty, "/rows");
        Assert.Equal(["名,数", "-0.50,-0.50", "\"1,234.5\",1234.5", "—,—", ""], Lines(view));
    }

    private static string[] Lines<T>(TableView<T> view)
    {
        using var stream = new MemoryStream();
        CsvTable.Write(stream, AuditedFiles.TableOf(view, "县"));
        return Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF').Split("\r\n");
    }

    private static TableView<Row> View(string query) =>
        new(Spec, Rows, TableQuery.Read(new QueryCollection(QueryHelpers.ParseQuery(query))), "/rows");

    private sealed record Row(string Name, string City, int? Value);
}
