using Hengjian.Domain.SelfReports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class ReportEditVersionConfiguration : IEntityTypeConfiguration<ReportEditVersionRecord>
{
    public void Configure(EntityTypeBuilder<ReportEditVersionRecord> builder)
    {
        builder.ToTable("report_edit_versions");
        builder.HasKey(r => new { r.ReportId, r.BlockId, r.Number });
        builder.Property(r => r.ReportId).ValueGeneratedNever();
        builder.Property(r => r.Number).ValueGeneratedNever();
        builder.Property(r => r.BlockId).HasMaxLength(120);
        builder.Property(r => r.By).HasMaxLength(40);
        builder.HasOne<SelfReportRecord>().WithMany().HasForeignKey(r => r.ReportId).OnDelete(DeleteBehavior.Restrict);
    }
}
