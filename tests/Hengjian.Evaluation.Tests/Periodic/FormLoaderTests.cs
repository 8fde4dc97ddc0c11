using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Periodic;

namespace Hengjian.Evaluation.Tests.Periodic;

public class FormLoaderTests
{
    private const string Good = """
        id: sample
        name: 示例
        cadence: week
        due: {workdays: 1}
        fields:
          - {id: done, name: 已办, kind: number, unit: 件, min: 0}
          - {id: left, name: 未办, kind: number, unit: 件, min: 0}
          - {id: share, name: 办结率, kind: computed, formula: done / (done + left) * 100, decimals: 1}
          - {id: how, name: 方式, kind: choice, choices: [线上, 线下]}
        checks:
          - {id: some, check: done + left > 0, words: 一件也没有, severity: warn}
        """;

    [Fact]
    public void ShippedForms_AreRead_AndAreAllTheirCadences()
    {
        var forms = FormLoader.LoadShipped();
        Assert.Empty(forms.Problems);
        Assert.Equal(["double-reduction", "dropout-ledger", "graduate-employment", "hazard-ledger", "project-ledger", "safety-daily", "school-building", "term-opening"], forms.Value.Select(f => f.Form.Id));
        Assert.Equal([Cadence.HalfMonth, Cadence.Month, Cadence.Month, Cadence.HalfMonth, Cadence.Month, Cadence.Day, Cadence.TenDays, Cadence.Term], forms.Value.Select(f => f.Form.Scale.Cadence));
    }

    [Fact]
    public void AForm_IsWhatItsFileSays()
    {
        var form = FormLoader.Read("示例.yaml", Good).Value;
        Assert.Equal((64, 4, 1, "期末后第 1 个工作日"), (form.Version.Length, form.Fields.Count, form.Checks.Count, form.Due.ToString()));
        Assert.Equal((FieldKind.Choice, 2, false), (form.Find("how")!.Kind, form.Find("how")!.Choices.Count, form.Checks[0].Stops));
        Assert.NotEqual(form.Version, FormLoader.Read("示例.yaml", Good + "\nnote: 说明").Value.Version);
    }

    [Theory]
    [InlineData("cadence: week", "cadence: weak", "HJI0605", "week")]
    [InlineData("name: 示例", "nam: 示例", "HJI0602", "name")]
    [InlineData("id: left", "id: done", "HJP0670", "done")]
    [InlineData("name: 未办", "name: 已办", "HJP0670", "已办")]
    [InlineData("due: {workdays: 1}", "due: {workdays: 99}", "HJP0673", "workdays")]
    [InlineData("due: {workdays: 1}", "due: {}", "HJI0603", "days")]
    [InlineData("formula: done / (done + left)", "formula: done / (done + lefd)", "HJP0675", "left")]
    [InlineData("formula: done / (done + left)", "formula: done / how", "HJP0675", "how")]
    [InlineData("formula: done / (done + left)", "formula: done ^ 2", "HJP0674", "done ^ 2")]
    [InlineData("check: done + left > 0", "check: done + left", "HJP0674", "done + left")]
    [InlineData("id: share", "id: Share", "HJP0676", "Share")]
    [InlineData("choices: [线上, 线下]", "choices: [线上, 线上]", "HJP0670", "线上")]
    [InlineData("choices: [线上, 线下]", "unit: 件", "HJP0677", "unit")]
    [InlineData(", choices: [线上, 线下]", "", "HJP0678", "choices")]
    [InlineData("unit: 件, min: 0}\n  - {id: left", "unit: 件, min: 3, max: 2}\n  - {id: left", "HJP0679", "")]
    [InlineData("cadence: week", "cadence: term", "HJP0672", "")]
    public void AMistake_IsNamedWithItsLineAndWhatIsNear(string good, string bad, string code, string named)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);
        var read = FormLoader.Read("示例.yaml", Good.Replace(good, bad, StringComparison.Ordinal));
        var problem = Assert.Single(read.Problems, p => p.Code == code);
        Assert.Contains("示例.yaml 第 ", problem.Where, StringComparison.Ordinal);
        Assert.Contains(named, problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[{name: 春, from: 02-01, to: 06-30}, {name: 秋, from: 09-01, to: 01-31}]", true)]
    [InlineData("[{name: 学年, from: 09-01, to: 08-31}]", true)]
    [InlineData("[{name: 秋, from: 09-01, to: 02-01}, {name: 春, from: 02-01, to: 06-30}]", false)]
    [InlineData("[{name: 秋, from: 09-01, to: 01-31}, {name: 春, from: 02-30, to: 06-30}]", false)]
    [InlineData("[]", false)]
    public void Terms_StandApart(string terms, bool good)
    {
        var text = Good.Replace("cadence: week", "cadence: term\nterms: " + terms, StringComparison.Ordinal);
        Assert.Equal(good, FormLoader.Read("示例.yaml", text).IsOk);
    }
}
