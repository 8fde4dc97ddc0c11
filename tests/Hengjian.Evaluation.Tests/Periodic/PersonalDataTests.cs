using Hengjian.Evaluation.Periodic;

namespace Hengjian.Evaluation.Tests.Periodic;

public class PersonalDataTests
{
    // The example of GB 11643—1999, and what people do to it.
    [Theory]
    [InlineData("11010519491231002X", true)]
    [InlineData("学生11010519491231002x已返校", true)]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ", true)]
    [InlineData("110105 19491231 002X", true)]
    [InlineData("G110105201112310021", true)]
    [InlineData("110105491231002", true)]
    [InlineData("11010519491331002X", false)]
    [InlineData("2020-330100-83-01-123456", false)]
    [InlineData("911101010001234567890", false)]
    [InlineData("13800000000", false)]
    [InlineData("投资 123456789012345678 元", false)]
    [InlineData("", false)]
    public void IdentityNumbers_AreFound(string text, bool found) => Assert.Equal(found, PersonalData.HoldsIdentity(text));

    [Theory]
    [InlineData("学生姓名", true)]
    [InlineData("姓名", true)]
    [InlineData("监护人身份证号", true)]
    [InlineData("学籍号", true)]
    [InlineData("家庭住址", true)]
    [InlineData("责任人姓名", false)]
    [InlineData("项目名称", false)]
    [InlineData("人数", false)]
    public void FieldsThatAskForPeople_AreFound(string name, bool found) => Assert.Equal(found, PersonalData.AsksFor(name));

    [Fact]
    public void AFormThatAsksForPupils_IsRefusedWithItsPlace()
    {
        const string text = """
            id: pupils
            name: 示例
            cadence: month
            due: {days: 1}
            ledger:
              name: 学生
              fields:
                - {id: who, name: 学生姓名, kind: text}
                - {id: paper, name: 附件, kind: file}
            """;
        var problems = FormLoader.Read("示例.yaml", text).Problems;
        Assert.Equal(["HJP0890", "HJP0891"], problems.Select(p => p.Code).Order(StringComparer.Ordinal));
        Assert.Contains(problems, p => p.Code == "HJP0891" && p.Where!.Contains("第 8 行", StringComparison.Ordinal));
    }

    [Fact]
    public void ALedger_IsWhatItsFileSays()
    {
        var ledger = FormLoader.LoadShipped().Value.Single(f => f.Form.Id == "hazard-ledger").Form;
        Assert.Equal(("隐患", "处", 300, "销号日期"), (ledger.Ledger!.Name, ledger.Ledger.Unit, ledger.Ledger.Most, ledger.Ledger.ClosedField.Name));
        Assert.Equal(["inspected", ".rows", ".rows-closed", ".rows-open", "kind", "level", "cost"], ledger.TotalFields.Select(f => f.Id));
        Assert.Equal(".closed", ledger.RowForm!.Fields[^1].Id);
    }
}
