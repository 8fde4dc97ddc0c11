using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Tests.Context;

/// <summary>What is not done of something whose share done holds elsewhere in the report.</summary>
public sealed class ComplementsTests
{
    private const string Projects = "一、进展\n\n全县列入计划的学校建设项目63个，已开工54个，开工率85.7%，完成投资2.3亿元。\n\n二、存在问题\n\n未开工的9个项目多数卡在征地环节。";
    private const string Issues = "督导反馈问题46个，截至年底完成整改41个，整改率89.1%，高于时序要求。\n\n主要不足。反馈的46个问题中，还有5个尚未销号。";
    private const string Posts = "东岭县核定编制2,860名，在编教师2,731名，编制使用率95.5%，教师流动有序。\n\n三县比较：东岭县缺129名，主要在乡村。";
    private const string Beside = "专项督查列出问题52个，已销号45个，正在推进7个，销号率86.5%。";
    private const string Object = "集团化办学覆盖学校124所，占全县义务教育学校168所的73.8%。\n\n二、困难\n\n全县仍有44所义务教育学校未纳入集团化办学。";
    private const string Building = "累计开工项目946个，其中公办园项目208个。已竣工873个，竣工率92.3%，高于年度目标；在建73个。";
    private const string Word = "五市合计查出264个，已改211个，总整改率79.9%。\n\n未整改的53个问题须在年底前销号。";
    private const string Place = "屏山市适龄残疾儿童1385人，入学1302人，入学率94.0%；盘岩市适龄残疾儿童1341人，入学1237人，入学率92.2%。\n\n盘岩市仍有104名适龄残疾儿童未安置。";
    private const string Money = "全年下达资金8,640万元，实际支出8,215万元，执行率95.1%。\n\n剩余425万元结转下年使用。";

    [Theory]
    [InlineData(Projects, 9)]
    [InlineData(Issues, 5)]
    [InlineData(Posts, 129)]
    [InlineData(Money, 425)]
    [InlineData(Object, 44)]
    [InlineData(Building, 73)]
    [InlineData(Word, 53)]
    [InlineData(Place, 104)]
    public void WhatIsLeft_Holds(string text, double left)
    {
        Assert.Empty(Audited.Wrong(text));
        Assert.Contains(Audited.Claims(text), c => c.Verdict == Verdict.Consistent && c.Numbers.Any(n => n.Value == left));
    }

    [Theory]
    [InlineData(Projects, "9个项目", "8个项目")]
    [InlineData(Issues, "还有5个", "还有6个")]
    [InlineData(Posts, "缺129名", "缺192名")]
    [InlineData(Beside, "推进7个", "推进8个")]
    [InlineData(Money, "剩余425万元", "剩余245万元")]
    [InlineData(Object, "仍有44所", "仍有45所")]
    [InlineData(Building, "在建73个", "在建74个")]
    [InlineData(Word, "未整改的53个", "未整改的52个")]
    [InlineData(Place, "仍有104名", "仍有105名")]
    public void WhatIsNot_IsFlagged(string text, string right, string wrong) =>
        Assert.Contains(Audited.Wrong(text.Replace(right, wrong, StringComparison.Ordinal)), c => c.Kind is ClaimKind.Difference or ClaimKind.Sum);

    [Theory]
    // Of another thing, of another time, not done in another way, of less than the whole.
    [InlineData("全县列入计划的学校建设项目63个，已开工54个，开工率85.7%。\n\n未开工的8所幼儿园另行安排。")]
    [InlineData("全县列入计划的学校建设项目63个，已开工54个，开工率85.7%。\n\n未验收的8个项目要抓紧收尾。")]
    [InlineData("全县列入计划的学校建设项目63个，已开工54个，开工率85.7%。\n\n上年未开工的8个项目已全部开工。")]
    [InlineData("全县有幼儿园58所，公办32所，占55.2%，其中省级示范园8所，其余24所为市级以下。")]
    [InlineData("督导反馈问题46个，完成整改41个，整改率89.1%。巡察反馈问题30个，还有6个正在整改。")]
    [InlineData("东岭县核定编制2,860名，在编教师2,731名，编制使用率95.5%。\n\n全市乡村学校共缺音体美教师128名。")]
    [InlineData("全县义务教育学校51所，通过评估39所，通过率76.5%。\n\n未达标的11所幼儿园年内整改到位。")]
    [InlineData("集团化办学覆盖学校124所，占全县义务教育学校168所的73.8%。\n\n仍有45所村小未接入教育专网。")]
    [InlineData("巡察反馈问题264个，已改211个，整改率79.9%；审计反馈问题187个，已改150个，整改率80.2%。\n\n未整改的52个问题须在年底前销号。")]
    // What is left over of something else, and what several things are left of.
    [InlineData("全年下达资金8,640万元，实际支出8,215万元，执行率95.1%。\n\n校舍维修项目预算3,120万元，剩余524万元尚未支付。")]
    [InlineData("甲镇学校12所，达标9所，达标率75.0%；乙镇学校16所，达标12所，达标率75.0%。\n\n未达标的7所学校中，寄宿制学校2所。")]
    public void WhatMayBeLeftOfAnother_AccusesNobody(string text) => Assert.Empty(Audited.Wrong(text));

    [Theory]
    [InlineData("应交材料164份，实交157份，上传率95.7%。请在5个工作日内补传缺失的7份材料，并对退回的8份材料重新盖章。", "缺失的7份", "缺失的8份")]
    [InlineData("全县应检设备213台，已检198台，检验率93.0%。请后勤处月底前完成漏检的15台设备的补检。", "漏检的15台", "漏检的16台")]
    [InlineData("应签责任书320份，已签307份，签订率95.9%。乡镇要逐户上门，把欠签的13份责任书补齐。", "欠签的13份", "欠签的14份")]
    [InlineData("应收水费1286万元，实收1174万元，收缴率91.3%。\n\n抓紧清缴欠收的112万元水费。", "欠收的112", "欠收的121")]
    [InlineData("纳入计划的改造工程共48个，已完工41个，完工率85.4%。\n\n对剩余的7个工程倒排工期。", "剩余的7个", "剩余的8个")]
    [InlineData("全县应配备船医118人，实配91人，缺口27人。\n\n重点解决27名船医缺口问题。", "解决27名", "解决28名")]
    [InlineData("应设充电站240座，年初建成152座，缺口88座；年内新建67座，目前建成219座，建成率91.3%。\n\n明年补齐21座充电站缺口。", "补齐21座", "补齐88座")]
    public void WhatIsMissing_ToldAgain_IsHeld(string text, string right, string wrong)
    {
        Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
        Assert.NotEmpty(Audited.Wrong(text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("应配备船医118人，实配91人，缺口27人。\n\n全县潜水员也有28名的缺口，另行统筹。")]
    [InlineData("应配司机2000人，实有1900人，缺口100人。\n\n先解决山区10名司机的缺口。")]
    [InlineData("应收水费1286万元，实收1174万元，收缴率91.3%。\n\n往年所欠的211万元水费，另案清缴。")]
    [InlineData("应检3160人，实检3098人，体检率98.0%。漏检的62人已补检，漏登的26人已补录。")]
    [InlineData("下达任务48个，已完成41个，完成率85.4%。\n\n对剩余的5个重点任务实行周调度。")]
    [InlineData("应拨资金5200万元，已拨4860万元，拨付率93.5%。欠拨的340万元中，市级欠拨120万元、县级欠拨220万元。")]
    public void OtherThingsMissing_AreSilent(string text) => Assert.Empty(Audited.Wrong(text).Select(c => c.Message));
}
