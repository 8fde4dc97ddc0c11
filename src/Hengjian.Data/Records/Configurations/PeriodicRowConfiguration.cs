using Hengjian.Domain.Periodic;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class PeriodicRowConfiguration : IEntityTypeConfiguration<PeriodicRowRecord>
{
    public void Configure(EntityTypeBuilder<PeriodicRowRecord> builder)
    {
        builder.ToTable("periodic_rows");
        builder.Property(r => r.Key).HasMaxLength(20);
        builder.Property(r => r.By).HasMaxLength(40);
        builder.HasIndex(r => new { r.ReportId, r.Key }).IsUnique();
        builder.HasOne<PeriodicReportRecord>().WithMany().HasForeignKey(r => r.ReportId).OnDelete(DeleteBehavior.Restrict);
    }
}
