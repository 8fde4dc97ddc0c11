using Hengjian.Audit.Findings;
using Hengjian.Evaluation.ReportDesk;
using Hengjian.Kernel.Reports;

namespace Hengjian.Evaluation.Tests.ReportDesk;

public sealed class DeskFlagsTests
{
    [Fact]
    public void Flags_StandInTheOrderOfTheText_WhatTheWholeLacksAfterThem()
    {
        Warning[] warnings =
        [
            new("missing-section", "没有找到与“学校安全”有关的内容。", []) { Id = "whole" },
            new("placeholder", "“x所”像是没有填写的空缺。", [new TextSpan(9, 10)]) { Id = "second" },
            new("vague-quantity", "“部分学校”没有说明数量。", [new TextSpan(0, 4)]) { Id = "first" },
        ];
        var audit = new StoredAudit("x", new ReportText("报告", "部分学校还在建，共x所。", []), new AuditReport("报告", [], warnings));
        Assert.Equal(["first", "second", "whole"], DeskFlags.Of(audit, 1, [], new Dictionary<long, int>()).Select(f => f.Id));
    }
}
