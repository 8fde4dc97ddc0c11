using Hengjian.Domain.Packages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class ContributionEventConfiguration : IEntityTypeConfiguration<ContributionEventRecord>
{
    public void Configure(EntityTypeBuilder<ContributionEventRecord> builder)
    {
        builder.ToTable("contribution_events");
        builder.Property(r => r.From).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.To).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.By).HasMaxLength(40);
        builder.Property(r => r.Reason).HasMaxLength(1000);
        builder.HasIndex(r => r.ContributionId);
        builder.HasOne<ContributionRecord>().WithMany().HasForeignKey(r => r.ContributionId).OnDelete(DeleteBehavior.Restrict);
    }
}
